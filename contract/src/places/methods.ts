import { z } from 'zod';
import { ChatId, EntryKey, Moment, Seq } from '../wire/ids.ts';
import { method } from '../wire/method.ts';
import { LivePlace, MapSource, Position, sharingMinutes } from './types.ts';

/** What the map is drawn from. */
export const describeMap = method('places.describeMap', {
  summary: 'What the map of this host is drawn from.',
  caller: 'session',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: MapSource,
});

/** Shares where I am for a while, as a message that everyone in the chat can follow. It ends by itself. */
export const sharePlace = method('places.share', {
  summary: 'Share where I am for a while.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: Position.extend({ chatId: ChatId, key: EntryKey, minutes: z.literal(sharingMinutes) }),
  output: z.object({ seq: Seq, at: Moment }),
  refusals: ['chat_not_found', 'consent_needed', 'blocked_by_you', 'person_gone'],
});

/** Says where I now am, to every chat I share it with; gives how many those are. */
export const movePlace = method('places.move', {
  summary: 'Say where I now am.',
  caller: 'session',
  about: 'own',
  rate: 'cheap',
  repeatable: true,
  input: Position,
  output: z.object({ sharing: z.int() }),
});

/** Ends sharing in a chat before its time: mine alone. */
export const endPlace = method('places.end', {
  summary: 'Stop sharing where I am.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId, seq: Seq }),
  output: z.object({}),
  refusals: ['chat_not_found', 'message_not_found'],
});

/** Who shares where they are in a chat, and where that was last. */
export const listPlaces = method('places.list', {
  summary: 'Who shares where they are.',
  caller: 'session',
  about: 'chat',
  repeatable: true,
  input: z.strictObject({ chatId: ChatId }),
  output: z.object({ places: z.array(LivePlace) }),
  refusals: ['chat_not_found'],
});

/** Where I share my place at present. */
export const minePlaces = method('places.mine', {
  summary: 'Where I share my place.',
  caller: 'session',
  about: 'own',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ places: z.array(z.object({ chatId: ChatId, seq: Seq, until: Moment })) }),
});

/** The methods of this feature. */
export const placeMethods = [describeMap, sharePlace, movePlace, endPlace, listPlaces, minePlaces] as const;
