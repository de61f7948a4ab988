import { useMemo } from 'react';
import { useStore } from 'zustand';
import { totalOf, uploadsOf, type UploadTotal } from './rules.ts';
import { uploadsStore, type Upload } from './state.ts';

/** The files of a message that are on their way, in their order; `key` is the message's. */
export const useUploads = (key: string): Upload[] => {
  const uploads = useStore(uploadsStore, (state) => state.uploads);
  return useMemo(() => uploadsOf(uploads, key), [uploads, key]);
};

/** How the files of a message stand together; undefined when none is on its way. */
export const useUploadTotal = (key: string): UploadTotal | undefined => {
  const uploads = useUploads(key);
  return useMemo(() => totalOf(uploads), [uploads]);
};

/** One file on its way, by the id it has in the pending message. */
export const useUpload = (id: string): Upload | undefined =>
  useStore(uploadsStore, (state) => state.uploads[id]);
