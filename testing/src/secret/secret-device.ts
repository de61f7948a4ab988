import { randomUUID } from 'node:crypto';
import type { ChatId } from '@maru/contract';
import { createMlsEngine } from '@maru/crypto/engine';
import { createSigningKey, issueCertificate, signerOf, type Signer } from '@maru/crypto/identity';
import { MemoryStore, PinBook, SecretRooms, type RoomController } from '@maru/crypto/room';
import type { TestPerson } from '../test-person.ts';
import { hostDoor } from './host-door.ts';

const monthMs = 30 * 24 * 3_600_000;
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A device of somebody with keys of its own, in rooms on a real host. */
export interface SecretDevice {
  who: TestPerson;
  identity: Signer;
  rooms: SecretRooms;
  store: MemoryStore;
  /** Joins what waits, and reads all rooms to their ends. */
  catchUp(): Promise<void>;
  room(chatId: ChatId): Promise<RoomController>;
  /** What this device has read in a room: the texts of messages, and what is hidden. */
  texts(chatId: ChatId): string[];
}

/** Gives a session keys, and registers them; with an identity, those of another device of the same person. */
export const openSecretDevice = async (who: TestPerson, known?: Signer): Promise<SecretDevice> => {
  const { deviceId } = await who.call('secretChats.myDevice', {});
  const me = { accountId: who.id, deviceId };
  const identity = known ?? signerOf(await createSigningKey());
  const signer = signerOf(await createSigningKey());
  const notAfter = Date.now() + monthMs;
  const certificate = await issueCertificate(identity, { ...me, signatureKey: signer.publicKey, notAfter });
  const pins = new PinBook({ accountId: who.id, identityKey: identity.publicKey });
  const engine = createMlsEngine({ device: { signer, certificate }, trust: pins.trust, now: Date.now });
  const store = new MemoryStore();
  const rooms = new SecretRooms({
    ...{ me, engine, pins, store },
    delivery: hostDoor(who),
    now: Date.now,
    newKey: () => randomUUID(),
    tell: () => undefined,
  });
  await rooms.start();
  const made = await rooms.makeKeyPackages(4);
  const [last] = await rooms.makeKeyPackages(1, { lastResort: true });
  await who.call('secretChats.registerDevice', {
    identityKey: toText(identity.publicKey),
    signatureKey: toText(signer.publicKey),
    certificate: toText(certificate),
    keyPackages: made.map(({ keyPackage }) => toText(keyPackage)),
    lastResort: toText(last!.keyPackage),
  });
  const room = async (chatId: ChatId): Promise<RoomController> => {
    const opened = await rooms.open(chatId);
    if (!opened) throw new Error('this device has no such room');
    return opened;
  };
  return {
    ...{ who, identity, rooms, store, room },
    async catchUp() {
      await rooms.takeWelcomes();
      for (const { roomId } of await rooms.list())
        await (await room(roomId as ChatId)).sync().catch((error: { refusal?: string }) => {
          // Whoever was taken out of a chat is not told more of it.
          if (error.refusal !== 'chat_not_found') throw error;
        });
    },
    texts: (chatId) =>
      store
        .listLines(chatId)
        .flatMap(({ payload, hidden }) =>
          payload?.kind === 'message' ? [payload.text] : hidden ? [`[${hidden}]`] : [],
        ),
  };
};
