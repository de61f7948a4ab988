import type { AccountEntryBodies, Archive, Entry } from '@maru/contract';
import type { ArchiveState } from './state.ts';

/** Puts an archive in its place, or in that of its earlier self. */
export const placeArchive = ({ archives }: ArchiveState, archive: Archive): ArchiveState => ({
  archives: [archive, ...(archives ?? []).filter(({ id }) => id !== archive.id)].sort((one, other) =>
    other.createdAt.localeCompare(one.createdAt),
  ),
});

/** Folds an entry of my account about archives; nothing happens before they were loaded. */
export const applyEntry = (state: ArchiveState, { kind, body }: Entry): ArchiveState => {
  if (!state.archives) return state;
  if (kind === 'archive.changed')
    return placeArchive(state, (body as AccountEntryBodies['archive.changed']).archive);
  if (kind !== 'archive.gone') return state;
  const gone = (body as AccountEntryBodies['archive.gone']).id;
  return { archives: state.archives.filter(({ id }) => id !== gone) };
};
