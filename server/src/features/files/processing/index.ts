import type { Arrived, Playable, Prepared, Watching } from './types.ts';

/** Looks at a file that has arrived. Throws CannotProcess only where it can be sent as nothing at all. */
export const prepareFile = async (arrived: Arrived): Promise<Prepared> => ({
  kind: 'file',
  type: arrived.type,
  facts: {},
  forms: [],
  slow: false,
});

/** Makes a film playable everywhere, a page of a document seen. */
export const makePlayable = async (_arrived: Arrived, _watching: Watching): Promise<Playable> => ({
  facts: {},
  forms: [],
});
