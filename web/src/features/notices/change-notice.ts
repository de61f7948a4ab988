import type { ChatId, InputOf, Notice } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { notices } from './notices.ts';

/** A key for one notice, however often it is tried. */
export const newKey = (): string => v7();

/** Puts a notice at the top. `key` makes a second try harmless. */
export const setNotice = async (wish: InputOf<'notices.set'>): Promise<void> => {
  const { notice } = await call('notices.set', wish);
  notices.take([notice]);
};

/** Gives a notice other words. */
export const editNotice = async ({ chatId, id }: Notice, text: string): Promise<void> => {
  const { notice } = await call('notices.edit', { chatId, id, text });
  notices.take([notice]);
};

/** Takes a notice down for everybody. */
export const takeDownNotice = async ({ chatId, id }: Notice): Promise<void> => {
  const { notice } = await call('notices.takeDown', { chatId, id });
  notices.take([notice]);
};

/** Puts a notice away for me, until there is another. */
export const putNoticeAway = async ({ chatId, id }: Notice): Promise<void> => {
  await call('notices.putAway', { chatId, id });
};

/** Says whether only hosts may set notices. */
export const setNoticeRule = async (chatId: ChatId, hostsOnly: boolean): Promise<void> => {
  await call('notices.setRule', { chatId, hostsOnly });
};
