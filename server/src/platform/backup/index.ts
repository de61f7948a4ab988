export { noteErasedAccount } from './erased-list.ts';
export { readManifest, type Manifest } from './manifest.ts';
export { checkBackup, restoreBackup } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
