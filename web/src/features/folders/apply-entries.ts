import type { AccountEntryBodies, Entry } from '@maru/contract';
import type { FoldersState } from './state.ts';

/** Folds a change of my folders: the entry carries all of them. */
export const applyEntry = (state: FoldersState, entry: Entry): FoldersState =>
  entry.kind === 'folders.changed'
    ? { folders: (entry.body as AccountEntryBodies['folders.changed']).folders }
    : state;
