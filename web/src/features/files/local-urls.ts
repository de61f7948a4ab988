const urls = new Map<string, string>();

/** Shows a file that is on this device under an id; gives back its address. */
export const rememberBytes = (id: string, bytes: Blob): string => {
  const known = urls.get(id);
  if (known) return known;
  const url = URL.createObjectURL(bytes);
  urls.set(id, url);
  return url;
};

/** The same picture under the id that the host has given it, so that nothing flickers when the sent message comes. */
export const alsoKnownAs = (id: string, fileId: string): void => {
  const url = urls.get(id);
  if (url) urls.set(fileId, url);
};

/** The address of a file of this device, while it is known. */
export const localUrl = (id: string): string | undefined => urls.get(id);

/** Lets all of them go. */
export const forgetLocalUrls = (): void => {
  for (const url of new Set(urls.values())) URL.revokeObjectURL(url);
  urls.clear();
};
