import { limits, type ChatId, type FileKind } from '@maru/contract';
import { v7 } from 'uuid';
import { createStore } from 'zustand/vanilla';
import type { FileFacts } from '../state.ts';
import { kindOf } from './kind-of.ts';

/** Something chosen to be sent. */
export interface ChosenFile {
  id: string;
  file: File;
  kind: Exclude<FileKind, 'voice'>;
  /** A small picture of it, once it has been read. */
  thumb?: string;
  facts?: FileFacts;
  /** Read as far as this browser can. */
  isRead: boolean;
}

/** What stands in the sheet that sends: all that was chosen, and the order in which it goes. */
export interface SendState {
  chatId: ChatId | null;
  files: readonly ChosenFile[];
  /** The ids of what goes, in the order of the badges. */
  order: readonly string[];
  isDragging: boolean;
  /** More was chosen than goes at once. */
  leftOut: number;
}

export const firstSend: SendState = {
  chatId: null,
  files: [],
  order: [],
  isDragging: false,
  leftOut: 0,
};

export const sendStore = createStore<SendState>(() => firstSend);

/** Adds files to what is about to be sent to a chat; opens the sheet when it is the first. */
export const chooseForSending = (chatId: ChatId, chosen: readonly File[]): void => {
  if (chosen.length === 0) return;
  const state = sendStore.getState();
  const before = state.chatId === chatId ? state.files : [];
  const order = state.chatId === chatId ? state.order : [];
  const room = Math.max(0, limits.photosAtOnce - before.length);
  const added = chosen
    .slice(0, room)
    .map((file): ChosenFile => ({ id: v7(), file, kind: kindOf(file), isRead: false }));
  sendStore.setState({
    chatId,
    files: [...before, ...added],
    order: [...order, ...added.map((one) => one.id)],
    leftOut: chosen.length - added.length,
  });
};

/** Changes one of them, while the sheet is open. */
export const changeChosen = (id: string, change: Partial<ChosenFile>): void =>
  sendStore.setState(({ files }) => ({
    files: files.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));

const letGo = ({ thumb }: ChosenFile): void => {
  if (thumb) URL.revokeObjectURL(thumb);
};

/** Takes one out of the sheet. */
export const dropChosen = (id: string): void =>
  sendStore.setState(({ files, order, chatId }) => {
    files.filter((one) => one.id === id).forEach(letGo);
    const rest = files.filter((one) => one.id !== id);
    return {
      files: rest,
      order: order.filter((one) => one !== id),
      leftOut: 0,
      chatId: rest.length > 0 ? chatId : null,
    };
  });

/** Puts one at the end of the order, or takes it out of the order. */
export const toggleChosen = (id: string): void =>
  sendStore.setState(({ order }) => ({
    order: order.includes(id) ? order.filter((one) => one !== id) : [...order, id],
  }));

/** Moves one earlier or later in the order, and where it stands. */
export const moveChosen = (id: string, by: -1 | 1): void =>
  sendStore.setState(({ files, order }) => ({
    order: moved(order, id, by),
    files: movedFiles(files, id, by),
  }));

const swapped = <Item>(items: readonly Item[], from: number, by: -1 | 1): readonly Item[] => {
  const to = from + by;
  const [one, other] = [items[from], items[to]];
  if (from < 0 || one === undefined || other === undefined) return items;
  return items.with(from, other).with(to, one);
};
const moved = (order: readonly string[], id: string, by: -1 | 1) => swapped(order, order.indexOf(id), by);
const movedFiles = (files: readonly ChosenFile[], id: string, by: -1 | 1) =>
  swapped(
    files,
    files.findIndex((one) => one.id === id),
    by,
  );

/** Closes the sheet. */
export const closeSend = (): void => {
  sendStore.getState().files.forEach(letGo);
  sendStore.setState(firstSend, true);
};
