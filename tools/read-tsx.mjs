// dependency-cruiser asks its parser for TypeScript without ever allowing JSX, and so stumbles over every component.
// Imported before it, this lets the parser read .tsx files as what they are.
import { createRequire } from 'node:module';

const swc = createRequire(import.meta.url)('@swc/core');
const { parseFileSync } = swc;

swc.parseFileSync = (file, options, ...rest) =>
  parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') }, ...rest);
