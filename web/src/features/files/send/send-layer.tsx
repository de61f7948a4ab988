import type { Chat } from '@maru/contract';
import { ImageDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { lazily } from '../../../ui/index.ts';
import type { RoomPartProps } from '../../messages/ui.ts';
import { viewerStore } from '../viewer/viewer-state.ts';
import styles from './send-layer.module.css';
import { chooseForSending, sendStore } from './send-state.ts';

const SendSheet = lazily(async () => (await import('./send-sheet.tsx')).SendSheet, { isOver: true });
const Viewer = lazily(async () => (await import('../viewer/viewer.tsx')).Viewer, { isOver: true });

const hasFiles = (event: DragEvent | ClipboardEvent): boolean => {
  const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
  return data?.types.includes('Files') ?? false;
};

/** Stands over every room: catches what is dropped or pasted, and shows what is about to be sent or looked at. */
export function FilesLayer({ chat }: RoomPartProps) {
  const t = useWords();
  const isOver = useDrops(chat);
  usePaste(chat);
  const isSending = useStore(sendStore, (state) => state.chatId === chat.id);
  const viewed = useStore(viewerStore, (state) => (state.open?.chatId === chat.id ? state.open : null));
  return (
    <>
      {isOver && (
        <div className={styles.drop} role="status">
          <span className={styles.words}>
            <ImageDown aria-hidden="true" />
            {t('files.drop')}
          </span>
        </div>
      )}
      {isSending && <SendSheet chat={chat} />}
      {viewed && <Viewer key={viewed.fileId} start={viewed} />}
    </>
  );
}

/** Takes files that are dropped anywhere in the window while a room is open; true while some are held over it. */
function useDrops(chat: Chat): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const enter = (event: DragEvent) => hasFiles(event) && setDepth((before) => before + 1);
    const leave = (event: DragEvent) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1));
    // Left alone, the browser would open the file in place of the app.
    const over = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      chooseForSending(chat.id, [...(event.dataTransfer?.files ?? [])]);
    };
    const all = { dragenter: enter, dragleave: leave, dragover: over, drop } as const;
    for (const [name, listen] of Object.entries(all)) window.addEventListener(name as 'drop', listen);
    return () => {
      for (const [name, listen] of Object.entries(all)) window.removeEventListener(name as 'drop', listen);
    };
  }, [chat.id]);
  return depth > 0;
}

/** Takes pictures and files that are pasted, into the field or into nothing. */
function usePaste(chat: Chat): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Words that were copied together with a picture of them are words.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      chooseForSending(chat.id, files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [chat.id]);
}
