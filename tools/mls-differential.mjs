// Lets our MLS and another one (OpenMLS, as Wire's core-crypto) be members of the same random groups, in a browser:
// `node tools/mls-differential.mjs --install --epochs 200`. Apart from all other tests, and no dependency of ours: the other
// library is under the GPL-3.0, so it is fetched only on wish, into a folder of its own, and goes into nothing that we give away.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'rolldown';
import { findChromium } from './find-chromium.mjs';
import { projectRoot } from './prepare.mjs';
import { run } from './run-command.mjs';

const other = '@wireapp/core-crypto@10.3.0';
const folder = path.join(projectRoot, '.cache/mls-differential');
const library = path.join(folder, 'node_modules/@wireapp/core-crypto/dist/browser');

/** What follows a flag on the command line, as a number. */
function numberAfter(flag, otherwise) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

/** True when the other library lies in its folder. */
async function ensureOther() {
  if (fs.existsSync(library)) return true;
  if (!process.argv.includes('--install')) {
    console.log(
      `NOT run: ${other} (GPL-3.0) is not here. --install fetches it into ${folder}, for this test alone.`,
    );
    return false;
  }
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const install = ['npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', other];
  const { code, output } = await run(install, { cwd: folder });
  if (code !== 0) console.error(output);
  return code === 0;
}

async function bundlePage() {
  const { output } = await build({
    input: path.join(projectRoot, 'tools/mls-differential/play-groups.mjs'),
    write: false,
    platform: 'browser',
    resolve: { conditionNames: ['@maru/source', 'import', 'browser', 'default'] },
  });
  return output[0].code;
}

const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

function serve(script) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const inside = path.join(library, path.posix.normalize(pathname.replace(/^\/other\//, '')));
    if (pathname === '/play.js') response.setHeader('content-type', types['.js']).end(script);
    else if (pathname.startsWith('/other/') && inside.startsWith(library) && fs.existsSync(inside)) {
      response.setHeader('content-type', types[path.extname(inside)] ?? 'text/plain');
      response.end(fs.readFileSync(inside));
    } else
      response.setHeader('content-type', 'text/html').end('<script type="module" src="/play.js"></script>');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function play(wish) {
  const server = await serve(await bundlePage());
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error.message));
    await page.exposeFunction('tell', (line) => console.log(line));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction('window.playGroups');
    return await page.evaluate((given) => globalThis.playGroups(given), wish);
  } finally {
    await browser.close();
    server.close();
  }
}

if (!findChromium()) {
  console.log('NOT run: there is no Chromium.');
  process.exitCode = 2;
} else if (await ensureOther()) {
  const wish = { epochs: numberAfter('--epochs', 100), seed: numberAfter('--seed', Date.now() % 1_000_000) };
  const { epochs, heard, failures } = await play(wish);
  for (const failure of failures) console.error(failure);
  console.log(`${epochs} epochs, ${heard} messages heard, ${failures.length} failures (seed ${wish.seed})`);
  process.exitCode = failures.length === 0 && epochs >= wish.epochs ? 0 : 1;
} else process.exitCode = 2;
