import { judgeKey, markVerified, noteOtherKey, unmarkVerified, type Pin } from '@maru/crypto/identity';
import type { AccountId, ChatId } from '@maru/contract';
import { toBytes, toText } from './base64.ts';
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

/** Somebody's pin with a key that the host names and that is neither the pinned one nor noted already. */
const noted = (pin: Pin, keys: readonly Uint8Array[]): Pin | undefined => {
  const other = keys.find((key) => judgeKey(pin, key) === 'changed');
  if (!other || (pin.changedTo && toText(pin.changedTo) === toText(other))) return undefined;
  return noteOtherKey(pin, other);
};

/** Notes the keys that are not the pinned ones: it is said before anything is made with them. */
const lookForKeys = async (keeper: Keeper, accountIds: readonly AccountId[]): Promise<void> => {
  const { opened, reach, kept } = keeper;
  const pins = accountIds.flatMap((id) => opened?.pins.find(id) ?? []);
  if (!opened || pins.length === 0) return;
  const asked = pins.map(({ accountId }) => accountId as AccountId);
  const { devices } = await reach('secretChats.listKeys', { accountIds: asked });
  const changed = pins.flatMap((pin) => {
    const own = devices.filter(({ accountId }) => accountId === pin.accountId);
    return (
      noted(
        pin,
        own.map(({ identityKey }) => toBytes(identityKey)),
      ) ?? []
    );
  });
  if (changed.length === 0) return;
  for (const pin of changed) opened.pins.put(pin);
  await kept.save({ pins: changed });
  keeper.tellSoon();
};

/** Under what it is kept of whose new keys one does not want to hear in a room any more. */
const hushed = (chatId: ChatId) => `hushed ${chatId}`;

/** Somebody with the key that they have now: of a further one it is told again. */
const withKey = ({ opened }: Keeper, accountId: AccountId): string =>
  `${accountId} ${toText(opened!.pins.find(accountId)!.changedTo!)}`;

/** How the key of somebody looks beside mine, and how far it is trusted. */
const personKeys = async (keeper: Keeper, other: Identity, pin: Pin | undefined): Promise<PersonKeys> => {
  const isVerified = pin?.verifiedAt !== undefined && !pin.changedTo;
  return {
    accountId: other.accountId as AccountId,
    print: await printOf([ownIdentity(keeper), other]),
    trust: pin?.changedTo ? 'changed' : isVerified ? 'verified' : 'unchecked',
    verifiedAt: isVerified ? new Date(pin.verifiedAt!).toISOString() : null,
  };
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
        return { ...(await personKeys(keeper, own[0]!, pin)), devices: own.length };
      };
      return {
        chatId,
        print: await printOf(members),
        people: await Promise.all(people.map(keysOf)),
        myDevices: members.filter(({ accountId }) => accountId === keeper.me).length,
      };
    },
    async personKeys({ accountId }) {
      const pin = keeper.opened && (await findPin(keeper, accountId));
      return pin ? personKeys(keeper, pin, pin) : null;
    },
    myPrint: async () => (keeper.opened ? printOf([ownIdentity(keeper)]) : null),
    async changedKey({ accountId }) {
      await lookForKeys(keeper, [accountId]).catch(() => {});
      const pin = await findPin(keeper, accountId);
      if (!pin?.changedTo) return null;
      const me = ownIdentity(keeper);
      return {
        before: await printOf([me, { accountId, identityKey: pin.identityKey }]),
        now: await printOf([me, { accountId, identityKey: pin.changedTo }]),
      };
    },
    async changedMembers({ chatId, memberIds }) {
      const room = await keeper.book.find(chatId);
      // In a room that has ended nobody is any more.
      const inside = new Set(room?.status.kind === 'ready' ? room.members().map((one) => one.accountId) : []);
      const absent = memberIds.filter((id) => !inside.has(id));
      await lookForKeys(keeper, absent).catch(() => {});
      const told = (await keeper.kept.findPart<string[]>(hushed(chatId))) ?? [];
      const changed = absent.filter((id) => keeper.opened?.pins.find(id)?.changedTo);
      return { accountIds: changed.filter((id) => !told.includes(withKey(keeper, id))) };
    },
    async hushChanged({ chatId, memberIds }) {
      const changed = memberIds.filter((id) => keeper.opened?.pins.find(id)?.changedTo);
      const told = (await keeper.kept.findPart<string[]>(hushed(chatId))) ?? [];
      await keeper.kept.putPart(hushed(chatId), [...told, ...changed.map((id) => withKey(keeper, id))]);
      return {};
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
