import type { ChatId, FileId } from '@maru/contract';
import { spokenLanguage } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { withProof } from '../proof/index.ts';
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

/** Begins to put together all that is held about me, once I have proved who I am. */
export const startMine = async (): Promise<void> => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { archive } = await withProof(() => call('archive.startMine', { zone, language: spokenLanguage() }));
  archiveStore.setState((state) => placeArchive(state, archive));
};

/** Lets me download it for the next minutes, once I have proved who I am. */
export const openMine = async (id: string): Promise<void> => {
  await withProof(() => call('archive.openMine', { id }));
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
