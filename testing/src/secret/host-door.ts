import type { ChatId, InputOf } from '@maru/contract';
import { DeliveryError, type Delivery, type RoomEntry } from '@maru/crypto/room';
import type { TestPerson } from '../test-person.ts';

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

interface RawEntry {
  seq: number;
  kind: string;
  author: string;
  key: string;
  at: string;
  body: Record<string, unknown>;
}

const readEntry = ({ seq, kind, author, key, at: moment, body }: RawEntry): RoomEntry => {
  const place = { seq, at: Date.parse(moment) };
  const sealed = body['sealed'] as { device: string; message: string; tag: string } | undefined;
  if (sealed) {
    const said = { message: toBytes(sealed.message), tag: toBytes(sealed.tag) };
    const from = { accountId: author, deviceId: sealed.device };
    return { ...place, type: 'said', key, counts: kind === 'message.sent', ...from, ...said };
  }
  if (kind === 'secret.committed') {
    const from = { accountId: author, deviceId: body['device'] as string };
    return { ...place, type: 'commit', key, ...from, commit: toBytes(body['commit'] as string) };
  }
  const device = body as unknown as { accountId: string; deviceId: string };
  if (kind === 'secret.deviceGone') return { ...place, type: 'device_gone', ...device };
  if (kind === 'secret.deviceWaiting') return { ...place, type: 'device_waiting', ...device };
  if (kind === 'member.left') return { ...place, type: 'member_left', accountId: device.accountId };
  if (kind === 'message.deleted') return { ...place, type: 'deleted', target: body['seq'] as number };
  return { ...place, type: 'other' };
};

const hear = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: { code?: string }) => {
    if (error.code === 'epoch_passed') throw new DeliveryError('epoch_passed');
    throw new DeliveryError('refused', error.code);
  });

/** A real host, as the keys of rooms see it: by the methods of the contract, as somebody who is signed in. */
export const hostDoor = (who: TestPerson): Delivery => ({
  async readLog(roomId, afterSeq, limit) {
    const log = `chat:${roomId}` as const;
    const raw: RawEntry[] = [];
    for (;;) {
      const after = raw.at(-1)?.seq ?? afterSeq;
      const ask = { log, afterSeq: after, limit: Math.min(limit - raw.length, 500) };
      const { entries, lastSeq } = await hear(who.call('logs.read', ask));
      raw.push(...(entries as unknown as RawEntry[]));
      if (entries.length === 0 || raw.length >= limit || raw.at(-1)!.seq >= lastSeq) break;
    }
    return raw.map(readEntry);
  },
  async commit({ roomId, commit, welcomes, ...ask }) {
    const input = { ...ask, chatId: roomId, commit: toText(commit), welcomes: gather(welcomes) };
    const { seq, at } = await hear(
      who.call('secretChats.commit', input as unknown as InputOf<'secretChats.commit'>),
    );
    return { seq, at: Date.parse(at) };
  },
  async send({ roomId, message, commitment, vanishAt, ...ask }) {
    const { seq, at, tag } = await hear(
      who.call('secretChats.send', {
        ...(ask as Pick<InputOf<'secretChats.send'>, 'key' | 'epoch' | 'counts'>),
        chatId: roomId as ChatId,
        message: toText(message),
        commitment: toText(commitment),
        ...(vanishAt !== undefined && { vanishAt: new Date(vanishAt).toISOString() }),
      }),
    );
    return { seq, at: Date.parse(at), tag: toBytes(tag) };
  },
  async claimKeyPackages(accountIds, { kind, deviceIds }) {
    const input = { accountIds, kind, ...(deviceIds && { deviceIds }) };
    const { packages, asked, without } = await hear(
      who.call('secretChats.claim', input as unknown as InputOf<'secretChats.claim'>),
    );
    const bytes = packages.map((one) => ({ ...one, keyPackage: toBytes(one.keyPackage) }));
    return { packages: bytes, asked, without };
  },
  async create({ groupId, commit, welcomes, ...ask }) {
    const made = { groupId: toText(groupId), ...(commit && { commit: toText(commit) }) };
    const input = { ...ask, ...made, welcomes: gather(welcomes) };
    const { chat, seq } = await hear(
      who.call('secretChats.create', input as unknown as InputOf<'secretChats.create'>),
    );
    return { roomId: chat.id, seq };
  },
  async takeWelcomes() {
    const { welcomes } = await hear(who.call('secretChats.listWelcomes', {}));
    return welcomes.map(({ chatId, kind, seq, welcome }) => ({
      ...{ roomId: chatId, kind, seq },
      welcome: toBytes(welcome),
    }));
  },
  async joined(roomId) {
    await hear(who.call('secretChats.joined', { chatId: roomId as ChatId }));
  },
});

/** Each welcome once, with all whom it is for. */
const gather = (welcomes: Parameters<Delivery['commit']>[0]['welcomes']) => {
  const all = new Map<string, { accountId: string; deviceId: string }[]>();
  for (const { welcome, accountId, deviceId } of welcomes) {
    const text = toText(welcome);
    all.set(text, [...(all.get(text) ?? []), { accountId, deviceId }]);
  }
  return [...all].map(([welcome, names]) => ({ welcome, for: names }));
};
