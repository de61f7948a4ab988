import { judgeKey, markVerified, noteOtherKey, unmarkVerified } from '@maru/crypto/identity';
import type { AccountId } from '@maru/contract';
import { toBytes } from './base64.ts';
import type { Keeper } from './keeper.ts';
import { printOf, type Identity } from './prints.ts';
import type { PersonKeys } from '../screens/view.ts';
import type { WorkerVerbs } from './worker-calls.ts';

const ownIdentity = (keeper: Keeper): Identity => ({
  accountId: keeper.me,
  identityKey: keeper.opened?.papers.identityKey ?? new Uint8Array(32),
});

const findPin = async (keeper: Keeper, accountId: string) =>
  (await keeper.kept.listPins()).find((pin) => pin.accountId === accountId);

/** Notes a key that the host names and that is not the pinned one: it is said before anything is made with it. */
const lookForKey = async ({ opened, reach, kept }: Keeper, accountId: AccountId): Promise<void> => {
  const pin = opened?.pins.find(accountId);
  if (!opened || !pin) return;
  const { devices } = await reach('secretChats.listKeys', { accountIds: [accountId] });
  const other = devices
    .map((one) => toBytes(one.identityKey))
    .find((key) => judgeKey(pin, key) === 'changed');
  if (!other || pin.changedTo) return;
  const next = noteOtherKey(pin, other);
  opened.pins.put(next);
  await kept.save({ pins: [next] });
};

/** The keys that are looked at, whose they are, and how far they are trusted. */
export const keyVerbs = (keeper: Keeper) =>
  ({
    async roomKeys({ chatId }) {
      const room = await keeper.book.find(chatId);
      const members = room?.members() ?? [];
      const people = [...new Set(members.map(({ accountId }) => accountId))].filter((id) => id !== keeper.me);
      const pins = await keeper.kept.listPins();
      const keysOf = async (accountId: string): Promise<PersonKeys> => {
        const own = members.filter((one) => one.accountId === accountId);
        const pin = pins.find((one) => one.accountId === accountId);
        const other = { accountId, identityKey: own[0]!.identityKey };
        const isVerified = pin?.verifiedAt !== undefined && !pin.changedTo;
        return {
          accountId: accountId as AccountId,
          print: await printOf([ownIdentity(keeper), other]),
          trust: pin?.changedTo ? 'changed' : isVerified ? 'verified' : 'unchecked',
          verifiedAt: isVerified ? new Date(pin.verifiedAt!).toISOString() : null,
          devices: own.length,
        };
      };
      return {
        chatId,
        print: await printOf(members),
        people: await Promise.all(people.map(keysOf)),
        myDevices: members.filter(({ accountId }) => accountId === keeper.me).length,
      };
    },
    myPrint: async () => (keeper.opened ? printOf([ownIdentity(keeper)]) : null),
    async changedKey({ accountId }) {
      await lookForKey(keeper, accountId).catch(() => {});
      const pin = await findPin(keeper, accountId);
      if (!pin?.changedTo) return null;
      const me = ownIdentity(keeper);
      return {
        before: await printOf([me, { accountId, identityKey: pin.identityKey }]),
        now: await printOf([me, { accountId, identityKey: pin.changedTo }]),
      };
    },
    async acceptKey({ accountId }) {
      const { opened } = keeper;
      const pin = await findPin(keeper, accountId);
      if (!opened || !pin?.changedTo) return {};
      await opened.rooms.acceptKey(accountId, pin.changedTo);
      for (const room of await keeper.listRooms()) {
        if (room.status.kind === 'key_changed') await keeper.book.sync(room).catch(() => {});
      }
      await keeper.takeWelcomes().catch(() => {});
      keeper.tellSoon();
      return {};
    },
    async verify({ accountId, on }) {
      const { opened } = keeper;
      const pin = opened?.pins.find(accountId);
      if (!opened || !pin) return {};
      const next = on ? markVerified(pin, pin.identityKey, keeper.now()) : unmarkVerified(pin);
      if (!next) return {};
      opened.pins.put(next);
      await keeper.kept.save({ pins: [next] });
      // Who compares keys begins with new ones: what was stolen before is worth nothing after.
      if (on) await keeper.healWith(accountId);
      keeper.tellSoon();
      return {};
    },
  }) satisfies Partial<WorkerVerbs>;
