import { v7 } from 'uuid';
import { findRoom, requireRoom } from '../chats/index.ts';
import { hasConsent, requireConsent } from '../consents/index.ts';
import { sendAs } from '../messages/index.ts';
import type { House, SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { liveConsent, mapConsent } from './consent.ts';
import { presentLivePlace } from './present.ts';
import {
  deleteLivePlace,
  insertLivePlace,
  moveLivePlaces,
  readLivePlaces,
  readMyPlaces,
  type LivePlaceRow,
} from './store.ts';

const minute = 60_000;
/** As near as outlines of countries can be looked at. */
const outlineZoom = 9;

/** Shares where somebody is, for a while. */
export const sharePlace: SignedVerb<'places.share'> = async ({ house, who }, input) => {
  const { chatId, key, minutes, latitude, longitude, accuracy } = input;
  await requireRoom(house, chatId, who.accountId);
  await requireConsent(house, who.accountId, liveConsent);
  const at = house.clock.now();
  const until = new Date(at.getTime() + minutes * minute);
  const sent = await sendAs(house, who.accountId, {
    chatId,
    key,
    text: '',
    ready: { type: 'livePlace', latitude, longitude, until: until.toISOString() },
  });
  if (!sent.repeated)
    await insertLivePlace(house.db, {
      chat_id: chatId,
      seq: sent.seq,
      account_id: who.accountId,
      latitude,
      longitude,
      accuracy: accuracy ?? null,
      at,
      until,
    });
  return { seq: sent.seq, at: sent.at };
};

const tell = async (house: House, row: LivePlaceRow): Promise<boolean> => {
  const room = await findRoom(house, row.chat_id);
  // Who has left a chat, or is blocked in it, shares nothing there any more.
  if (!room?.members.has(row.account_id)) return false;
  const { until: _until, ...body } = presentLivePlace(row);
  house.live.signal(
    { log: chatLog(row.chat_id), kind: 'place.moved', from: row.account_id, body },
    room.kind === 'direct' ? { butAccounts: [...room.blockers] } : {},
  );
  return true;
};

/** Says where somebody now is. */
export const movePlace: SignedVerb<'places.move'> = async ({ house, who }, position) => {
  const rows = await moveLivePlaces(house.db, who.accountId, { position, at: house.clock.now() });
  let sharing = 0;
  for (const row of rows) {
    if (await tell(house, row)) sharing++;
    else await deleteLivePlace(house.db, { chatId: row.chat_id, seq: row.seq });
  }
  return { sharing };
};

/** Ends sharing before its time. */
export const endPlace: SignedVerb<'places.end'> = async ({ house, who }, { chatId, seq }) => {
  await requireRoom(house, chatId, who.accountId);
  const ended = await house.db.transaction(async (tx) => {
    if (!(await deleteLivePlace(tx, { chatId, seq, accountId: who.accountId }))) return false;
    await house.log.appendIn(tx, [
      { log: chatLog(chatId), author: who.accountId, key: v7(), kind: 'place.ended', body: { seq } },
    ]);
    return true;
  });
  if (!ended) throw refuse('message_not_found');
  return {};
};

/** Who shares where they are in a chat. */
export const listPlaces: SignedVerb<'places.list'> = async ({ house, who }, { chatId }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const from = room.members.get(who.accountId)?.joinedSeq ?? 0;
  const rows = await readLivePlaces(house.db, chatId, house.clock.now());
  const isSeen = (row: LivePlaceRow) =>
    Number(row.seq) >= from &&
    room.members.has(row.account_id) &&
    (row.account_id === who.accountId || !(room.kind === 'direct' && room.blockers.has(who.accountId)));
  return { places: rows.filter(isSeen).map(presentLivePlace) };
};

/** Where somebody shares their own place. */
export const minePlaces: SignedVerb<'places.mine'> = async ({ house, who }) => ({
  places: (await readMyPlaces(house.db, who.accountId, house.clock.now())).map((row) => ({
    chatId: row.chat_id,
    seq: Number(row.seq),
    until: row.until.toISOString(),
  })),
});

/** What the map is drawn from. */
export const describeMap: SignedVerb<'places.describeMap'> = async ({ house, who }) => {
  const { mapTiles: tiles, mapAttribution: attribution } = house.config;
  if (!tiles) return { maxZoom: outlineZoom };
  if (!(await hasConsent(house, who.accountId, mapConsent))) return { maxZoom: outlineZoom, asks: true };
  return { tiles, ...(attribution && { attribution }), maxZoom: 19 };
};
