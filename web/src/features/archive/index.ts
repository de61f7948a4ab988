export { archiveData } from './data.ts';
export { bringIn, loadArchives, removeArchive, startArchive } from './change-archives.ts';
