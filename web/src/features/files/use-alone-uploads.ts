import type { FileId } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { useStore } from 'zustand';
import {
  addAlone,
  aloneOf,
  aloneStore,
  dropAlone,
  forgetAlone,
  whenAloneDone,
  type AloneUpload,
  type WhenWhole,
} from './alone-batches.ts';

/** Files on their way that are for no message. */
export interface AloneUploads {
  list: readonly AloneUpload[];
  /** With `whenWhole` they are handed on once all of them are here, also when the screen that chose them is left. */
  add: (files: readonly File[], whenWhole?: WhenWhole) => void;
  drop: (key: string) => void;
  /** All of them once they are here, those that failed left out. */
  whenDone: () => Promise<FileId[]>;
}

/** Uploads files that are for no message. With a name they are found again by it; without, they are of this component alone. */
export const useAloneUploads = (name?: string): AloneUploads => {
  const [own] = useState(() => v7());
  const batch = name ?? own;
  const list = useStore(aloneStore, () => aloneOf(batch));
  const isAwaited = useRef(false);
  useEffect(
    () => () => {
      // What somebody waits for goes on without its screen.
      if (isAwaited.current) void whenAloneDone(own).finally(() => forgetAlone(own));
      else forgetAlone(own);
    },
    [own],
  );
  return {
    list,
    add: (files, whenWhole) => addAlone(batch, files, whenWhole),
    drop: (key) => dropAlone(batch, key),
    whenDone: () => {
      isAwaited.current = true;
      return whenAloneDone(batch);
    },
  };
};
