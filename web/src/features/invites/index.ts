export * from './hooks.ts';
export { getLink, joinAsGuest, joinByLink, previewLink, setLink } from './group-link.ts';
