// What a host runs: the server and the contract as a few files in place of 940, which takes a third of the work from a start.
import { defineConfig } from 'rolldown';

/** Installed packages stay as they are, also our own one with the workers of calls: it starts programs that lie in it. */
const isInstalled = (id) => /^[^./]/.test(id) && !/^@maru\/contract\b/.test(id);

export default defineConfig({
  input: { main: 'src/main.ts', maru: 'src/maru.ts' },
  cwd: import.meta.dirname,
  platform: 'node',
  external: isInstalled,
  resolve: { conditionNames: ['@maru/source', 'import', 'default'] },
  // What two versions differ in stays at one place: tests of both at once change it there.
  optimization: { inlineConst: false },
  output: { dir: 'dist/bundle', cleanDir: true, sourcemap: true, chunkFileNames: '[name]-[hash].js' },
});
