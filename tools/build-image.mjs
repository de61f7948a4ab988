// Builds server and web client for an image, in which there is nothing of before and nobody to talk to.
import { prepare } from './prepare.mjs';

if (!(await prepare(['server', 'web']))) process.exit(1);
