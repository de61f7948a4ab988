export { tryVerb, useVerb, type VerbState } from './use-verb.ts';
