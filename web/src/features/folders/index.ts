export * from './hooks.ts';
export { foldersData } from './data.ts';
export { foldersStore } from './state.ts';
export { addFolder, changeFolder, removeFolder, saveFolders } from './save-folders.ts';
