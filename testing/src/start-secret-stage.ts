import { randomBytes, randomUUID } from 'node:crypto';
import type { ChatId, DeviceOf, InputOf } from '@maru/contract';
import { movingClock } from './moving-clock.ts';
import { someCommit, someDeviceKeys, someSealed, someWelcome } from './sealed-bytes.ts';
import type { TestHouse } from './server-shape.ts';
import { startTestServer } from './start-test-server.ts';
import type { TestPerson } from './test-person.ts';

/** Somebody whose device has keys for secret rooms. */
export type SecretPerson = TestPerson & { device: DeviceOf };

/** A secret room, as far as a test has to know it. */
export interface SomeRoom {
  chatId: ChatId;
  groupId: string;
  epoch: number;
}

/** A host with people who have keys, and what they do in rooms, with bytes that are only formed like those of MLS. */
export const startSecretStage = async <House = TestHouse>() => {
  const clock = movingClock();
  const server = await startTestServer<House>({ clock });
  let count = 0;
  /** SecretPerson whose device has keys, and whom everybody may bring into groups. */
  const somebody = async (): Promise<SecretPerson> => {
    const person = await server.person(`room${++count}`);
    const { deviceId } = await person.call('secretChats.registerDevice', someDeviceKeys());
    await person.call('accounts.updateSettings', { addToGroups: 'everyone' });
    return Object.assign(person, { device: { accountId: person.id, deviceId } });
  };

  /** Three who are not changed by what they do here. */
  const everyone: [SecretPerson, SecretPerson, SecretPerson] = await Promise.all([
    somebody(),
    somebody(),
    somebody(),
  ]);

  const planOf = (
    others: readonly SecretPerson[],
    kind: 'direct' | 'group',
  ): InputOf<'secretChats.create'> & { groupId: string } => {
    const groupId = randomBytes(32).toString('base64');
    return {
      key: randomUUID(),
      kind,
      groupId,
      memberIds: others.map((one) => one.id),
      commit: someCommit({ groupId, epoch: 0 }),
      welcomes: [{ welcome: someWelcome(), for: others.map((one) => one.device) }],
    };
  };
  const roomOf = async (
    maker: SecretPerson,
    others: readonly SecretPerson[],
    kind: 'direct' | 'group' = others.length > 1 ? 'group' : 'direct',
  ): Promise<SomeRoom> => {
    const plan = planOf(others, kind);
    const { chat } = await maker.call('secretChats.create', plan);
    return { chatId: chat.id, groupId: plan.groupId, epoch: 1 };
  };
  const say = (who: TestPerson, room: SomeRoom, more: Partial<InputOf<'secretChats.send'>> = {}) =>
    who.call('secretChats.send', {
      chatId: room.chatId,
      key: randomUUID(),
      counts: true,
      ...someSealed(room),
      ...more,
    });
  const commit = (who: TestPerson, room: SomeRoom, more: Partial<InputOf<'secretChats.commit'>> = {}) =>
    who.call('secretChats.commit', {
      chatId: room.chatId,
      key: randomUUID(),
      epoch: room.epoch,
      commit: someCommit(room),
      ...more,
    });
  const stateOf = (who: TestPerson, { chatId }: SomeRoom) => who.call('secretChats.state', { chatId });
  const chatsOf = async (who: TestPerson) => (await who.call('chats.list', {})).chats;
  const kindsOf = async (who: TestPerson, { chatId }: SomeRoom) =>
    (await who.call('logs.read', { log: `chat:${chatId}`, afterSeq: 0 })).entries.map((entry) => entry.kind);
  return { clock, server, somebody, everyone, planOf, roomOf, say, commit, stateOf, chatsOf, kindsOf };
};
