export { searchData } from './recents.ts';
