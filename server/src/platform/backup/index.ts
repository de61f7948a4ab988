export { noteErasedAccount } from './erased-list.ts';
export { readManifest, type Manifest } from './manifest.ts';
export { receiveLog } from './pitr/receive-log.ts';
export { backupJobs } from './pitr/jobs.ts';
export { followBackups } from './pitr/follow-backups.ts';
export { archiveHistories } from './pitr/archive-histories.ts';
export { readTarget, type Target } from './pitr/choose-basebackup.ts';
export { claimPlace, readClaim, readIdentifier, readSystemIdentifier } from './pitr/layout.ts';
export {
  findBackupPlace,
  keepsBackups,
  openBackupPlace,
  whyNoBackups,
  type BackupPlace,
} from './place/index.ts';
export { holdsBasebackups, listBackupState, lookThroughLog, type BackupState } from './pitr/look.ts';
export { listBases, type KnownBase } from './pitr/manifest.ts';
export { pruneBackups, type Pruned } from './pitr/prune.ts';
export { finishRestored, type Finished, type Restored, type Wish } from './pitr/finish-restored.ts';
export { removeRestored, restoreToMoment } from './pitr/restore-to-moment.ts';
export { syncFiles, type SyncedFiles } from './pitr/sync-files.ts';
export { writeBasebackup } from './pitr/write-basebackup.ts';
export { checkBackup, restoreBackup } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
