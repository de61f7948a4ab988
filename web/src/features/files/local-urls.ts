import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Addresses of files that are on this device, by the id they have here and by the one the host has given them. */
const localUrls = createStore<{ urls: Readonly<Record<string, string>> }>(() => ({ urls: {} }));

/** The address of a file of this device, while it is known. */
export const localUrl = (id: string): string | undefined => localUrls.getState().urls[id];

/** The same for what is shown: it may become known later. */
export const useLocalUrl = (id: string): string | undefined => useStore(localUrls, (state) => state.urls[id]);

const keep = (id: string, url: string): void =>
  localUrls.setState(({ urls }) => ({ urls: { ...urls, [id]: url } }));

/** Shows a file that is on this device under an id; gives back its address. */
export const rememberBytes = (id: string, bytes: Blob): string => {
  const known = localUrl(id);
  if (known) return known;
  const url = URL.createObjectURL(bytes);
  keep(id, url);
  return url;
};

/** The same picture under the id that the host has given it, so that nothing flickers when the sent message comes. */
export const alsoKnownAs = (id: string, fileId: string): void => {
  const url = localUrl(id);
  if (url) keep(fileId, url);
};

/** Forgets an address whose bytes this browser cannot draw: the host's picture is shown as soon as there is one. */
export const forgetUndrawable = (url: string): void =>
  localUrls.setState(({ urls }) => ({
    urls: Object.fromEntries(Object.entries(urls).filter(([, kept]) => kept !== url)),
  }));

/** Lets all of them go. */
export const forgetLocalUrls = (): void => {
  for (const url of new Set(Object.values(localUrls.getState().urls))) URL.revokeObjectURL(url);
  localUrls.setState({ urls: {} });
};
