import { fileUrl, type FileForm } from '@maru/contract';
import type { Track } from './player-state.ts';

/** What is known of this device. */
export interface SourceWorld {
  /** The address of the bytes, where they are on this device. */
  local: string | undefined;
  canPlay: (type: string) => boolean;
}

/** Where a track can be played from, the best first; empty while there is nothing this browser plays. */
export const sourcesOf = ({ chatId, seq, file }: Track, { local, canPlay }: SourceWorld): string[] => {
  const form = (which: FileForm) => fileUrl({ chatId, id: file.id }, which);
  const playsOriginal = canPlay(file.type);
  const own = local && playsOriginal ? [local] : [];
  // Of a secret room there is nothing that a host has made: the player opens it first.
  if (seq === null || file.sealed) return own;
  const original = playsOriginal ? [form('original')] : [];
  if (file.state) return [...own, ...original];
  // A file keeps its own sound; a voice is made for every browser.
  return file.kind === 'voice' ? [form('play'), ...own, ...original] : [...own, ...original, form('play')];
};
