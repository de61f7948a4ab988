export { findBackupPlace, keepsBackups, openBackupPlace, whyNoBackups } from './open-place.ts';
export type { BackupPlace } from './types.ts';
