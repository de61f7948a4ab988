import type { AccountId, PictureId } from '@maru/contract';
import { v7 } from 'uuid';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { recordComingIn } from '../consents/index.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { drawPhoto } from './draw-photo.ts';
import { castRows, gatherCast } from './gather-cast.ts';
import { roomRows } from './room-rows.ts';
import {
  insertRows,
  lockWorld,
  readDemoPeople,
  readTakenHandles,
  setPhoto,
  type WorldRows,
} from './store.ts';
import { writeRoom, type Cast, type WrittenRoom } from './write-room.ts';
import { extras, family, gameNight, rooms, stars, trip, type RoomScript } from './world/index.ts';

const idOf = (cast: Cast, name: string): AccountId => cast.get(name)?.id as AccountId;

const drawStars = async (house: House, tx: Tx, cast: Cast): Promise<void> => {
  for (const { handle, photo } of stars) {
    const person = cast.get(handle);
    if (!photo || !person) continue;
    person.photo = await drawPhoto(house, person.id, photo);
    await setPhoto(tx, person.id, person.photo);
  }
};

const insertAll = async (tx: Tx, rows: Partial<WorldRows>): Promise<void> => {
  for (const table of Object.keys(rows) as (keyof WorldRows)[])
    await insertRows(tx, table, rows[table] ?? []);
};

const makeRoom = async (
  house: House,
  tx: Tx,
  made: { script: RoomScript; cast: Cast },
): Promise<WrittenRoom> => {
  const { script, cast } = made;
  const room = writeRoom(script, cast, house.clock.now());
  const photo: PictureId | null = script.photo
    ? await drawPhoto(house, idOf(cast, script.members[0] as string), script.photo)
    : null;
  await insertAll(tx, { ...roomRows(script, room, { cast, photo }), ...room.rows });
  await house.log.create(tx, [chatLog(room.chatId)]);
  await house.log.appendIn(tx, room.entries);
  return room;
};

/** What waits for 가현, and how she keeps her chats in order. */
const gahyeonsThings = (
  cast: Cast,
  chatOf: (script: RoomScript) => string,
  now: Date,
): Pick<WorldRows, 'invitations' | 'folders'> => {
  const gahyeon = idOf(cast, 'gahyeon');
  const at = new Date(now.getTime() - 3 * 3_600_000);
  const mother = rooms.find(
    ({ kind, members }) => kind === 'direct' && members.includes('eomma'),
  ) as RoomScript;
  const folders = [
    { id: v7(), name: '가족', chatIds: [chatOf(family), chatOf(mother)] },
    { id: v7(), name: '여행', chatIds: [chatOf(trip)] },
  ];
  return {
    invitations: [{ account_id: gahyeon, chat_id: chatOf(gameNight), inviter_id: idOf(cast, 'daniel'), at }],
    folders: [{ account_id: gahyeon, folders }],
  };
};

/**
 * Makes the world once, whole or not at all. Its history is brought in from before: entries carry the moments of the
 * script, and rows are written at one stroke, where the verbs of the features would write them at today's.
 */
export const makeWorld = async (house: House): Promise<void> => {
  await house.db.transaction(async (tx) => {
    await lockWorld(tx);
    if ((await readDemoPeople(tx)).length > 0) return;
    const now = house.clock.now();
    const handles = [
      ...stars.map((star) => star.handle),
      ...Array.from({ length: extras }, (_, index) => `runner_${index + 1}`),
    ];
    const cast = gatherCast(await readTakenHandles(tx, handles), now);
    await insertAll(tx, castRows(cast, now));
    await house.log.create(
      tx,
      [...cast.values()].map(({ id }) => accountLog(id)),
    );
    // They are made up, and agree to what everybody agrees to.
    for (const { handle } of stars)
      await recordComingIn(house, tx, { accountId: idOf(cast, handle), client: 'Demo' });
    await drawStars(house, tx, cast);
    const chats = new Map<RoomScript, string>();
    for (const script of rooms) chats.set(script, (await makeRoom(house, tx, { script, cast })).chatId);
    await insertAll(
      tx,
      gahyeonsThings(cast, (script) => chats.get(script) as string, now),
    );
  });
};
