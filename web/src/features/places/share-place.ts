import type { ChatId, InputOf, Position } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { withConsent } from '../consents/index.ts';
import { sendMessage } from '../messages/index.ts';
import { followMe } from './follow-me.ts';
import { placesStore } from './state.ts';

/** Sends a place. */
export const sendPlace = async (
  chatId: ChatId,
  place: { latitude: number; longitude: number; name?: string },
): Promise<void> => {
  const content = { type: 'place' as const, ...place };
  await sendMessage(chatId, { text: '', content, shown: content });
};

/** Shares where I am for so many minutes. */
export const sharePlace = async (
  chatId: ChatId,
  position: Position,
  minutes: InputOf<'places.share'>['minutes'],
): Promise<void> => {
  const key = v7();
  const { seq, at } = await withConsent(() => call('places.share', { chatId, key, minutes, ...position }));
  const until = new Date(Date.parse(at) + minutes * 60_000).toISOString();
  placesStore.setState(({ mine }) => ({ mine: [...mine, { chatId, seq, until }] }));
  followMe();
};

/** Ends it before its time. */
export const endPlace = async (chatId: ChatId, seq: number): Promise<void> => {
  await call('places.end', { chatId, seq });
  placesStore.setState(({ mine }) => ({
    mine: mine.filter((one) => one.chatId !== chatId || one.seq !== seq),
  }));
  followMe();
};

/** Loads who shares where they are in a chat. */
export const loadPlaces = async (chatId: ChatId): Promise<void> => {
  const { places } = await call('places.list', { chatId });
  placesStore.setState(({ live }) => ({ live: { ...live, [chatId]: places } }));
};
