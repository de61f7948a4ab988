import type { MethodTable } from '../../platform/house.ts';
import { changeAlbum } from './change-album.ts';
import { addToAlbum, removeFromAlbum } from './change-items.ts';
import { createAlbum, deleteAlbum } from './create-album.ts';
import { getAlbums, listAlbums, listItems } from './read-albums.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'albums.create': createAlbum,
  'albums.get': getAlbums,
  'albums.list': listAlbums,
  'albums.listItems': listItems,
  'albums.add': addToAlbum,
  'albums.remove': removeFromAlbum,
  'albums.change': changeAlbum,
  'albums.delete': deleteAlbum,
};
