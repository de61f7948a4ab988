#!/usr/bin/env node
// What `npm run maru` and `npx maru` run: make sure that the server is built, then do what was typed.
import { prepare } from './prepare.mjs';

if (process.env.MARU_SKIP_BUILD !== '1' && !(await prepare(['server']))) process.exit(1);
const { maru } = await import('../server/dist/bundle/maru.js');
process.exitCode = await maru(process.argv.slice(2));
