import type { MethodTable } from '../../platform/house.ts';
import { planBringIn } from './bring-in.ts';
import { listArchives, openMine, removeArchive, startArchive, startMine } from './start-archive.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'archive.start': startArchive,
  'archive.startMine': startMine,
  'archive.openMine': openMine,
  'archive.list': listArchives,
  'archive.remove': removeArchive,
  'archive.bringIn': planBringIn,
};
