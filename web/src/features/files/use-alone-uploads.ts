import type { FileId, FileKind } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { kindOf } from './send/kind-of.ts';
import { uploadAlone } from './upload-alone.ts';

/** A file on its way that is for no message: for a post, for an album. */
export interface AloneUpload {
  key: string;
  name: string;
  kind: FileKind;
  /** Its picture on this device, where it is one. */
  url: string | undefined;
  /** How much has gone, 0 to 1. */
  part: number;
  state: 'going' | 'done' | 'failed';
  fileId?: FileId;
}

/** Files on their way that are for no message, two at a time. */
export interface AloneUploads {
  list: readonly AloneUpload[];
  add: (files: readonly File[]) => void;
  drop: (key: string) => void;
  /** All of them once they are here, those that failed left out. */
  whenDone: () => Promise<FileId[]>;
}

/** Most at once: one goes on while the host looks at the other. */
const atOnce = 2;

/** Uploads files that are for no message, as long as the component stands. */
export const useAloneUploads = (): AloneUploads => {
  const [list, setList] = useState<readonly AloneUpload[]>([]);
  const waiting = useRef<(() => Promise<void>)[]>([]);
  const going = useRef(0);
  const ends = useRef(new Map<string, Promise<FileId | undefined>>());
  const urls = useRef<string[]>([]);
  useEffect(() => {
    const made = urls.current;
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, []);
  const change = (key: string, next: Partial<AloneUpload>) =>
    setList((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const pump = () => {
    while (going.current < atOnce && waiting.current.length > 0) {
      going.current += 1;
      void waiting.current
        .shift()?.()
        .finally(() => {
          going.current -= 1;
          pump();
        });
    }
  };
  const begin = (file: File): AloneUpload => {
    const key = v7();
    const kind = kindOf(file);
    const url = kind === 'photo' ? URL.createObjectURL(file) : undefined;
    if (url) urls.current.push(url);
    const end = new Promise<FileId | undefined>((resolve) => {
      waiting.current.push(async () => {
        const fileId = await uploadAlone(file, (part) => change(key, { part }), kind).catch(() => undefined);
        change(key, fileId ? { state: 'done', part: 1, fileId } : { state: 'failed' });
        resolve(fileId);
      });
    });
    ends.current.set(key, end);
    return { key, kind, url, name: file.name, part: 0, state: 'going' };
  };
  return {
    list,
    add(files) {
      const begun = files.map(begin);
      setList((before) => [...before, ...begun]);
      pump();
    },
    drop(key) {
      ends.current.delete(key);
      setList((before) => before.filter((one) => one.key !== key));
    },
    whenDone: async () => {
      const ids = await Promise.all(ends.current.values());
      return ids.filter((id) => id !== undefined);
    },
  };
};
