// What `npm start` runs: make sure everything is installed and built, then become the server.
// Nothing newer than Node 14 may stand in this file, so that an old Node reads it and hears what it needs.

const supported = { 20: 19, 22: 18, 24: 11 };
const [major, minor] = process.versions.node.split('.').map(Number);
if (!(major in supported) || minor < supported[major]) {
  console.error(
    `Maru needs Node 20.19, 22.18 or 24.11 (or a later release of the same line); this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

const flags = process.argv.slice(2);

if (process.env.MARU_SKIP_BUILD !== '1') {
  const { prepare } = await import('./prepare.mjs');
  const askedForHelp = flags.includes('--help') || flags.includes('-h') || flags.includes('--version');
  const ready = await prepare(askedForHelp ? ['server'] : ['server', 'web']);
  if (!ready) process.exit(1);
}

const { main } = await import('../server/dist/bundle/main.js');
await main(flags);
