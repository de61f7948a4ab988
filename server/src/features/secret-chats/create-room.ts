import { limits, type AccountId, type ChatId, type DeviceId, type ParsedInputOf } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import {
  askOthers,
  createGroup,
  createSecretDirect,
  presentChat,
  whoBlocked,
  whoComesAtOnce,
} from '../chats/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { SignedCall, SignedVerb } from '../../platform/house.ts';
import { accountLog, chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { readDevices } from './device-store.ts';
import { fromBase64 } from './present.ts';
import { readCommit } from './read-mls.ts';
import { insertLeaves, insertRoom } from './room-store.ts';
import { requireKind } from './secret-room.ts';
import {
  keepWelcomes,
  readWelcoming,
  requireWelcomable,
  tellWelcomed,
  type Welcoming,
} from './welcome-devices.ts';

type Input = ParsedInputOf<'secretChats.create'>;

const wrong = (field: string, why: string) => refuse('bad_input', { field, why });

const requirePersons = async ({ house, who }: SignedCall, ids: readonly AccountId[]): Promise<void> => {
  if (ids.includes(who.accountId)) throw refuse('cannot_be_self');
  const persons = await findPersons(house.db, ids, { reader: who.accountId });
  if (ids.some((id) => !persons.has(id) || persons.get(id)?.guest)) throw refuse('person_not_found');
};

/** Refuses those who do not come in like this: without a device that is welcomed, or because they are to be asked first. */
const requireComing = async (call: SignedCall, input: Input, { devices }: Welcoming): Promise<void> => {
  const { house, who } = call;
  const { kind, memberIds, askIds } = input;
  const withDevice = new Set(devices.map((one) => one.accountId));
  let coming = new Set(memberIds);
  if (kind === 'direct') {
    const [other] = memberIds;
    if (!other || memberIds.length > 1 || askIds.length > 0)
      throw wrong('memberIds', 'a room of two has one other');
    if ((await whoBlocked(house.db, [who.accountId], other)).size > 0) throw refuse('blocked_by_you');
  } else coming = await whoComesAtOnce(house.db, memberIds, who.accountId);
  const differing = memberIds.filter((id) => !coming.has(id) || !withDevice.has(id));
  if (differing.length > 0) throw refuse('members_differ', { accountIds: differing });
};

/** A commit brings in those who are welcomed, and there is none without. */
const requireFitting = ({ groupId, commit, welcomes }: Input): void => {
  if ((commit === undefined) !== (welcomes.length === 0)) throw wrong('commit', 'goes with welcomes');
  if (commit === undefined) return;
  const read = readCommit(commit);
  if (read.epoch !== 0 || !read.groupId.equals(fromBase64(groupId)))
    throw wrong('commit', 'not of this group');
};

/** The seq of the newest entry that the maker has no need to read: the first says that there is a room, the second has the commit. */
const seqOf = ({ commit }: Pick<Input, 'commit'>): number => (commit === undefined ? 1 : 2);

const makeChat = async (call: SignedCall, tx: Tx, input: Input): Promise<ChatId> => {
  const { house, who } = call;
  const { kind, key, memberIds, askIds } = input;
  const creator = who.accountId;
  if (kind === 'direct')
    return createSecretDirect(house, tx, { creator, other: memberIds[0] as AccountId, key });
  const chatId = await createGroup(house, tx, { creator, memberIds, name: null, key, secret: true });
  await askOthers(house, tx, { chatId, inviterId: creator, accountIds: askIds });
  return chatId;
};

const makeKeys = async (
  call: SignedCall,
  tx: Tx,
  { chatId, input, welcoming }: { chatId: ChatId; input: Input; welcoming: Welcoming },
): Promise<void> => {
  const { house, who } = call;
  const { accountId, deviceId } = who;
  const { commit, groupId, key } = input;
  await insertRoom(tx, { chatId, groupId: fromBase64(groupId), epoch: commit === undefined ? 0 : 1 });
  await insertLeaves(tx, { chatId, seq: 1, devices: [{ accountId, deviceId }] });
  if (commit === undefined) return;
  const [placed] = await house.log.appendIn(tx, [
    {
      log: chatLog(chatId),
      author: accountId,
      key,
      kind: 'secret.committed',
      body: { device: deviceId, epoch: 0, commit, added: welcoming.devices, removed: [] },
    },
  ]);
  const seq = placed?.seq ?? 0;
  await keepWelcomes(tx, welcoming, { chatId, seq, by: accountId, at: house.clock.now() });
  await tellWelcomed(house, tx, { devices: welcoming.devices, chatId, by: accountId });
};

const requireKeys = async (tx: Tx, accountId: AccountId, deviceId: DeviceId): Promise<void> => {
  const mine = await readDevices(tx, [accountId]);
  if (!mine.some((row) => row.device_id === deviceId)) throw refuse('no_device_keys');
};

/** Makes a secret room, with everybody in it who is welcomed. A retry gives the first one. */
export const createRoom: SignedVerb<'secretChats.create'> = async (call, given) => {
  const { house, who } = call;
  const found = await house.log.find(accountLog(who.accountId), who.accountId, given.key);
  const before = requireKind(found, ['chat.joined']);
  if (before) {
    const { chatId } = JSON.parse(before.bodyJson) as { chatId: ChatId };
    return { chat: await presentChat(house, chatId, who.accountId), seq: seqOf(given) };
  }
  const memberIds = [...new Set(given.memberIds)];
  const askIds = [...new Set(given.askIds)].filter((id) => !memberIds.includes(id));
  const input = { ...given, memberIds, askIds };
  if (memberIds.length + askIds.length >= limits.secret.members) throw wrong('memberIds', 'too many');
  await requirePersons(call, [...memberIds, ...askIds]);
  requireFitting(input);
  const welcoming = readWelcoming(input.welcomes);
  await requireComing(call, input, welcoming);
  const chatId = await house.db.transaction(async (tx) => {
    await requireKeys(tx, who.accountId, who.deviceId);
    const isMember = (id: AccountId) => id === who.accountId || memberIds.includes(id);
    await requireWelcomable(tx, welcoming, { isMember, staying: [] });
    const made = await makeChat(call, tx, input);
    await makeKeys(call, tx, { chatId: made, input, welcoming });
    return made;
  });
  return { chat: await presentChat(house, chatId, who.accountId), seq: seqOf(input) };
};
