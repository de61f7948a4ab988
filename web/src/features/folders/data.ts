import type { Folder } from '@maru/contract';
import { call, keep, type FeatureData } from '../../platform/session/index.ts';
import { applyEntry } from './apply-entries.ts';
import { firstFolders, foldersStore } from './state.ts';

const place = (folders: readonly Folder[]): void => {
  foldersStore.setState({ folders });
  keep([{ table: 'meta', key: 'folders', put: { name: 'folders', value: folders } }]);
};

const load = async (): Promise<void> => {
  const page = await call('folders.list', {}).catch(() => undefined);
  if (page) place(page.folders);
};

/** The part of the folders in a session. */
export const foldersData: FeatureData = {
  name: 'folders',
  async open(store) {
    const folders = (await store.meta.get('folders'))?.value as Folder[] | undefined;
    if (folders) foldersStore.setState({ folders });
  },
  onWelcome: (welcome) => void (welcome.account.guest || load()),
  applyEntries(entries) {
    const before = foldersStore.getState();
    const after = entries.reduce(applyEntry, before);
    if (after !== before) place(after.folders);
  },
  reset: () => foldersStore.setState(firstFolders, true),
};
