/** A form of a sealed file of a chat. The id is the file's, whichever form is meant. */
export interface SealedAddress {
  chatId: string;
  fileId: string;
  form: string;
}

/** Kept or looked at whole: an attachment, a PDF in the browser's own viewer. */
export type SealedUse = 'download' | 'view';

const shape = /^\/sealed\/([0-9a-f-]{36})\/([0-9a-f-]{36})\/([a-z]{4,8})$/;

/** The address under which the service worker opens a sealed file. No host answers it. */
export const sealedAddress = ({ chatId, fileId, form }: SealedAddress, use?: SealedUse): string =>
  `/sealed/${chatId}/${fileId}/${form}${use ? `?${use}` : ''}`;

/** What such an address asks for; undefined where it is none. */
export const readSealedAddress = ({
  pathname,
  searchParams,
}: URL): (SealedAddress & { use?: SealedUse }) | undefined => {
  const [, chatId, fileId, form] = shape.exec(pathname) ?? [];
  if (!chatId || !fileId || !form) return undefined;
  const use = (['download', 'view'] as const).find((one) => searchParams.has(one));
  return { chatId, fileId, form, ...(use ? { use } : {}) };
};
