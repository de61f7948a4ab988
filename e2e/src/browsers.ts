import process from 'node:process';

/** Chromium as people have it. Most journeys run in its light form, which shows no notifications. */
export const wholeChromium = process.env['MARU_CHROMIUM'] ?? '/usr/bin/chromium';

const isRoot = process.getuid?.() === 0;

/** Keeps Chromium from talking to anybody but the host under test; as root it has no sandbox to offer. */
export const browserArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * For pages that live for seconds: they are gone before code that is compiled a second time, to run faster, has paid for it.
 */
export const shortLivedArgs = [...browserArgs, '--js-flags=--no-opt --no-maglev --single-threaded-gc'];
