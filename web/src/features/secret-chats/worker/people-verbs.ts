import type { AccountId, ChatId } from '@maru/contract';
import { RoomError } from '@maru/crypto/room';
import { toText } from './base64.ts';
import type { Keeper } from './keeper.ts';
import { refuse, requireRoom } from './require-room.ts';
import type { TakenIn, WorkerVerbs } from './worker-calls.ts';

/** Tries with those who have keys; who has none, or wants to be asked, is left out and told. */
const withoutKeyless = async <Value>(
  keeper: Keeper,
  ids: readonly AccountId[],
  work: (ids: AccountId[]) => Promise<Value>,
): Promise<TakenIn & { value: Value | null }> => {
  keeper.delivery.startClaiming();
  let value: Value | null = null;
  let left: TakenIn = { asked: [], without: [] };
  try {
    value = await work([...ids]);
  } catch (error) {
    if (!(error instanceof RoomError) || error.code !== 'no_devices') throw error;
    const keyed = ids.filter((id) => !error.accountIds.includes(id));
    if (keyed.length > 0) value = await work(keyed);
  } finally {
    left = keeper.delivery.endClaiming();
  }
  return { ...left, value };
};

/** Who is in a room, and what is told of it. */
export const peopleVerbs = (keeper: Keeper) =>
  ({
    async create({ memberIds, kind, name, key }) {
      const { rooms } = await keeper.requireRooms();
      const { value, ...left } = await withoutKeyless(keeper, memberIds, (accountIds) =>
        rooms.create({ key, kind, accountIds }),
      );
      if (!value) return { chatId: null, ...left };
      keeper.book.lookAgain();
      if (name) await value.send({ kind: 'name', name }, { key: `${key.slice(0, 40)}-name` });
      keeper.follow(value);
      keeper.tellSoon();
      return { chatId: value.roomId as ChatId, ...left };
    },
    async add({ chatId, memberIds }) {
      const room = await requireRoom(keeper, chatId);
      const { value: _value, ...left } = await withoutKeyless(keeper, memberIds, (ids) =>
        room.addMembers(ids),
      );
      keeper.follow(room);
      return left;
    },
    async remove({ chatId, accountId }) {
      await (await requireRoom(keeper, chatId)).removeMembers([accountId]);
      return {};
    },
    async showTyping({ on }) {
      await keeper.kept.putPart('showsTyping', on);
      keeper.tellSoon();
      return {};
    },
    async report({ chatId, seqs, reason, note }) {
      const lines = await Promise.all(seqs.map((seq) => keeper.kept.findLine(chatId, seq)));
      const messages = lines.flatMap((line) =>
        line?.proof
          ? [{ seq: line.seq, body: toText(line.proof.body), opening: toText(line.proof.opening) }]
          : [],
      );
      if (messages.length < seqs.length) throw refuse('message_not_found', 'One of them is not here.');
      await keeper.reach('secretChats.report' as never, { chatId, messages, reason, note } as never);
      return {};
    },
  }) satisfies Partial<WorkerVerbs>;
