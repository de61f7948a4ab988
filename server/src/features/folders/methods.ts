import type { MethodTable } from '../../platform/house.ts';
import { listFolders } from './list-folders.ts';
import { saveFolders } from './save-folders.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'folders.list': listFolders,
  'folders.save': saveFolders,
};
