import type { AccountId, ChatId, Sealed } from '@maru/contract';
import { authorRead, keepStranger, type Room } from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { chatLog, type Placed } from '../../platform/log/index.ts';
import { tellOfMessage } from './listeners.ts';
import { keptFrom } from './rules.ts';
import { insertVanishing } from './store.ts';

type Eraser = (tx: Tx, of: { chatId: ChatId; seq: number }) => Promise<void>;

const erasers: Eraser[] = [];

/** Lets a feature hear of sealed lines that are erased, in that transaction: what they held is known to no keeper of content. */
export const onSealedErased = (erase: Eraser): void => {
  if (!erasers.includes(erase)) erasers.push(erase);
};

/** Tells those who keep something for sealed lines that one is erased. */
export const eraseSealed: Eraser = async (tx, of) => {
  for (const erase of erasers) await erase(tx, of);
};

/** Something sealed, about to be placed in its room. */
export interface SealedLine {
  room: Room;
  author: AccountId;
  key: string;
  at: Date;
  sealed: Sealed;
  /** A line of its own; else it is said about one. */
  counts: boolean;
  silent: boolean;
  vanishAt: string | undefined;
}

const bodyOf = ({ sealed, counts, silent, vanishAt }: SealedLine): object =>
  counts ? { text: '', sealed, ...(silent && { silent }), ...(vanishAt && { vanishAt }) } : { sealed };

/** Appends something sealed inside a larger change. */
export const appendSealed = async (house: House, tx: Tx, line: SealedLine): Promise<Placed> => {
  const { room, author, key, at, counts, vanishAt } = line;
  const [placed] = await house.log.appendIn(tx, [
    {
      log: chatLog(room.id),
      author,
      key,
      at,
      kind: counts ? 'message.sent' : 'secret.said',
      body: bodyOf(line),
      counts,
      hiddenFrom: keptFrom(room, author),
    },
  ]);
  const place = placed as Placed;
  if (vanishAt && !place.repeated)
    await insertVanishing(tx, { chatId: room.id, seq: place.seq, at: vanishAt });
  return place;
};

/** What follows the commit of a sealed line, as of any message: its author has read up to it, and listeners hear of it. */
export const followSealed = async (house: House, line: SealedLine, seq: number): Promise<void> => {
  const { room, author, counts } = line;
  if (!counts) return;
  if (room.strangers.has(author)) await keepStranger(house, room.id, author);
  authorRead(house, { chatId: room.id, accountId: author, seq });
  tellOfMessage(house, { chatId: room.id, seq, author, kind: 'message.sent', body: bodyOf(line) });
};
