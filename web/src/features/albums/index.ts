export { albumsData, useAlbum, useAlbums } from './albums.ts';
