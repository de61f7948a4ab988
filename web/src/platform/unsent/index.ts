export { forgetAllUnsent, keepUnsent, type UnsentChanges } from './unsent-changes.ts';
