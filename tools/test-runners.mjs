// Runs the two test runners and reads from their own records how many tests there were.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageCommand } from './prepare.mjs';
import { run } from './run-command.mjs';

const live = process.env.MARU_TEST_VERBOSE === '1';

/** Where a feature, or a part of the platform, has a folder by its name. */
const homes = [
  'contract/src',
  'crypto/src',
  'media/src',
  'server/src/features',
  'server/src/platform',
  'web/src/features',
  'web/src/platform',
];

/** The folders of what is called so; where nothing is, all paths that hold the word. */
export const pathsOf = (root, word) => {
  const folders = homes
    .map((home) => `${home}/${word}/`)
    .filter((one) => fs.existsSync(path.join(root, one)));
  return folders.length > 0 ? folders : [word];
};

/** Runs vitest on every file, or on those of what `word` names, with what `env` sets. */
export async function runVitest(root, word, env = {}) {
  const record = newRecord('vitest');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${record}`];
  // Whoever works on one feature asks again and again; the whole is made from the sources each time.
  const only = word ? ['--experimental.fsModuleCache', ...pathsOf(root, word)] : [];
  const command = packageCommand(root, 'vitest', 'run', ...reporters, ...only);
  const { code, output } = await run(command, { cwd: root, live, env: { CI: '1', ...env } });
  const report = readRecord(record);
  if (!report) return { failed: 1, note: 'vitest gave no report', output };
  const files = report.testResults;
  const broken = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    tests: true,
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    note: `${report.numPassedTests} of ${report.numTotalTests} tests in ${files.length} files`,
    output: live ? '' : output,
  };
}

/** Breaks a host on purpose, in the short form: the checker is tested, then a few runs with the same seeds each time. */
export async function runFaults(root) {
  const command = [process.execPath, path.join(root, 'tools/chaos.mjs'), '--short', '--json'];
  const { code, output } = await run(command, { cwd: root, live, limitSeconds: 300 });
  const line = output.split('\n').findLast((one) => one.startsWith('{'));
  if (line === undefined) return { failed: 1, note: 'no figures came', output };
  const { runs, failed, acknowledged, selfTest } = JSON.parse(line);
  const told = Object.keys(selfTest.told).length - selfTest.missed.length;
  const wrong = failed + selfTest.missed.length + (selfTest.falseAlarms > 0 ? 1 : 0);
  return {
    tests: true,
    passed: runs - failed + told,
    failed: code !== 0 && wrong === 0 ? 1 : wrong,
    note: `${runs} runs, ${acknowledged} messages acknowledged; ${told} kinds of planted breaches noticed`,
    output: live || code === 0 ? '' : output,
  };
}

/** True when there are journeys to run: a folder without a configuration is a mistake, not a success. */
export function hasJourneys(root) {
  return ['ts', 'mts', 'js', 'mjs'].some((end) =>
    fs.existsSync(path.join(root, `e2e/playwright.config.${end}`)),
  );
}

/** Runs the browser journeys with the given Chromium, or its light form where there is one and it will do. */
export async function runJourneys(root, { chromium, light = chromium }) {
  const record = newRecord('playwright');
  const command = packageCommand(root, '@playwright/test', 'test', '--reporter=list,json');
  const env = {
    MARU_CHROMIUM: chromium,
    MARU_LIGHT_CHROMIUM: light,
    PLAYWRIGHT_JSON_OUTPUT_FILE: record,
    CI: '1',
  };
  const { code, output } = await run(command, { cwd: path.join(root, 'e2e'), live, env, limitSeconds: 1800 });
  const report = readRecord(record);
  if (!report) return { failed: 1, note: 'playwright gave no report', output };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + (unexpected === 0 && code !== 0 ? 1 : 0);
  return {
    tests: true,
    passed: expected + flaky,
    failed,
    skipped,
    note: `${expected + flaky} of ${expected + flaky + unexpected + skipped} journeys${flaky > 0 ? `, ${flaky} only at the second try` : ''}`,
    output: live ? '' : output,
  };
}

/** How many journeys there are, without a browser. */
export async function countJourneys(root) {
  const record = newRecord('playwright-list');
  const command = packageCommand(root, '@playwright/test', 'test', '--list', '--reporter=json');
  await run(command, { cwd: path.join(root, 'e2e'), env: { PLAYWRIGHT_JSON_OUTPUT_FILE: record } });
  const count = (suite) =>
    (suite.specs ?? []).reduce((sum, { tests }) => sum + tests.length, 0) +
    (suite.suites ?? []).reduce((sum, inner) => sum + count(inner), 0);
  return Math.max(1, count(readRecord(record) ?? {}));
}

function newRecord(name) {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), `maru-${name}-`)), 'report.json');
}

function readRecord(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  } finally {
    fs.rmSync(path.dirname(file), { recursive: true, force: true });
  }
}
