import type { ChatId, FileId } from '@maru/contract';
import { call } from '../../platform/session/index.ts';
import { placeArchive } from './apply-entries.ts';
import { archiveStore } from './state.ts';

/** Loads my archives. */
export const loadArchives = async (): Promise<void> => {
  const { archives } = await call('archive.list', {});
  archiveStore.setState({ archives });
};

/** Begins to make an archive of a chat, or of all. */
export const startArchive = async (chatId: ChatId | null): Promise<void> => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { archive } = await call('archive.start', { chatId, zone });
  archiveStore.setState((state) => placeArchive(state, archive));
};

/** Begins to bring in an archive that was uploaded. */
export const bringIn = async (fileId: FileId): Promise<void> => {
  const { archive } = await call('archive.bringIn', { fileId });
  archiveStore.setState((state) => placeArchive(state, archive));
};

/** Takes one away. */
export const removeArchive = async (id: string): Promise<void> => {
  await call('archive.remove', { id });
  archiveStore.setState(({ archives }) => ({ archives: (archives ?? []).filter((one) => one.id !== id) }));
};
