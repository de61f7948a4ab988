import type { AccountId } from '@maru/contract';
import { openStore } from '../../../platform/store/index.ts';
import { Keeper } from './keeper.ts';
import type { RawEntry } from './kept-line.ts';
import type { Reach } from './reach.ts';
import { verbsOf } from './verbs.ts';
import type { WorkerState } from './worker-state.ts';

interface Input {
  chatId: string;
  key: string;
  epoch: number;
  accountIds: string[];
  deviceIds?: string[];
}

interface Device {
  accountId: string;
  deviceId: string;
  keys: { signatureKey: string; identityKey: string; certificate: string } | null;
  packages: string[];
  lastResort: string;
  welcomes: object[];
}

interface Chat {
  id: string;
  kind: string;
  epoch: number;
  members: Set<string>;
  log: RawEntry[];
  answers: Map<string, object>;
}

const refusal = (code: string, details = {}) =>
  Object.assign(new Error(code), { name: 'RefusalError', code, details });

const base64 = (bytes: number): string => btoa('\0'.repeat(bytes));

/** A host for tests of what the client keeps: the methods of secret rooms, in memory, without any rules of access. */
export class HostStandIn {
  readonly devices: Device[] = [];
  readonly chats = new Map<string, Chat>();
  readonly calls: string[] = [];
  isAway = false;
  private readonly listeners = new Set<(entry: RawEntry) => void>();

  /** What comes live from now on. */
  onEntry(listener: (entry: RawEntry) => void): void {
    this.listeners.add(listener);
  }

  reachOf(accountId: string, deviceId: string): Reach {
    const device = { accountId, deviceId, keys: null, packages: [], lastResort: '', welcomes: [] };
    this.devices.push(device);
    return (async (name: string, input: Input) => {
      await Promise.resolve();
      if (this.isAway) throw Object.assign(new Error('No line.'), { name: 'LineLostError' });
      this.calls.push(name);
      const method = this.methods[name];
      if (!method) throw new Error(`The stand-in does not know ${name}.`);
      return structuredClone(await method(input, device));
    }) as unknown as Reach;
  }

  append(chat: Chat, entry: Pick<RawEntry, 'kind' | 'author' | 'body'> & { key?: string }): RawEntry {
    const placed = {
      key: crypto.randomUUID(),
      ...entry,
      log: `chat:${chat.id}`,
      seq: chat.log.length + 1,
      at: new Date().toISOString(),
    };
    chat.log.push(placed);
    for (const listener of this.listeners) listener(structuredClone(placed));
    return placed;
  }

  private readonly methods: Record<string, (input: Input, device: Device) => unknown> = {
    'secretChats.myDevice': (_, { accountId, deviceId, keys, packages }) => ({
      deviceId,
      keys,
      identityKey:
        this.devices.find((one) => one.accountId === accountId && one.keys)?.keys?.identityKey ?? null,
      left: packages.length,
      lastResortEndsAt: new Date(Date.now() + 80 * 86_400_000).toISOString(),
    }),
    'secretChats.registerDevice': (input, device) => {
      const { signatureKey, identityKey, certificate, keyPackages, lastResort } = input as never;
      const keys = { signatureKey, identityKey, certificate };
      for (const other of this.devices) {
        const isLeft = other.accountId === device.accountId && other.keys?.identityKey !== identityKey;
        if (isLeft && (input as { replace?: boolean }).replace) other.keys = null;
      }
      Object.assign(device, { keys, packages: [...(keyPackages as string[])], lastResort });
      return { deviceId: device.deviceId, left: device.packages.length };
    },
    'secretChats.askApproval': (_, { accountId }) => ({
      identityKey: this.devices.find((one) => one.accountId === accountId && one.keys)!.keys!.identityKey,
    }),
    'secretChats.listKeys': ({ accountIds }) => ({
      devices: this.devices
        .filter(({ accountId, keys }) => keys && accountIds.includes(accountId))
        .map(({ accountId, deviceId, keys }) => ({ accountId, deviceId, ...keys })),
    }),
    'secretChats.claim': ({ accountIds, deviceIds }, me) => {
      const wanted = this.devices.filter(
        (one) =>
          one !== me &&
          one.keys &&
          accountIds.includes(one.accountId) &&
          (!deviceIds || deviceIds.includes(one.deviceId)),
      );
      const packages = wanted.map((one) => ({
        accountId: one.accountId,
        deviceId: one.deviceId,
        keyPackage: one.packages.shift() ?? one.lastResort,
      }));
      const without = accountIds.filter(
        (id) => id !== me.accountId && !packages.some(({ accountId }) => accountId === id),
      );
      return { packages, asked: [], without };
    },
    'secretChats.create': (input, me) => {
      const { kind, memberIds, commit, welcomes, key } = input as never;
      const id = crypto.randomUUID();
      const members = new Set<string>([me.accountId, ...(memberIds as string[])]);
      const chat: Chat = { id, kind, epoch: 1, members, log: [], answers: new Map() };
      this.chats.set(id, chat);
      const body = { device: me.deviceId, epoch: 0, commit, added: [], removed: [] };
      const { seq } = this.append(chat, { kind: 'secret.committed', author: me.accountId, key, body });
      this.welcome(chat, welcomes, seq);
      return { chat: { id }, seq };
    },
    'secretChats.commit': (input, me) => {
      const chat = this.chats.get(input.chatId)!;
      const known = chat.answers.get(input.key);
      if (known) return known;
      if (input.epoch !== chat.epoch) throw refusal('epoch_passed', { epoch: chat.epoch });
      chat.epoch += 1;
      const { commit, welcomes, key } = input as never;
      const body = { device: me.deviceId, epoch: input.epoch, commit, added: [], removed: [] };
      const { seq, at } = this.append(chat, { kind: 'secret.committed', author: me.accountId, key, body });
      this.welcome(chat, welcomes, seq);
      const answer = { seq, at, epoch: chat.epoch };
      chat.answers.set(input.key, answer);
      return answer;
    },
    'secretChats.send': (input, me) => {
      const chat = this.chats.get(input.chatId)!;
      const known = chat.answers.get(input.key);
      if (known) return known;
      if (input.epoch !== chat.epoch) throw refusal('epoch_passed', { epoch: chat.epoch });
      const { message, counts, key, epoch } = input as never;
      const tag = base64(40);
      const sealed = { device: me.deviceId, epoch, message, tag };
      const kind = counts ? 'message.sent' : 'secret.said';
      const body = counts ? { text: '', sealed } : { sealed };
      const { seq, at } = this.append(chat, { kind, author: me.accountId, key, body });
      const answer = { seq, at, tag };
      chat.answers.set(input.key, answer);
      return answer;
    },
    'secretChats.listWelcomes': (_, { welcomes }) => ({ welcomes }),
    'secretChats.joined': ({ chatId }, device) => {
      device.welcomes = device.welcomes.filter((one) => (one as Input).chatId !== chatId);
      return {};
    },
    'logs.read': (input) => {
      const { log, afterSeq, limit } = input as never;
      const all = this.chats.get((log as string).slice('chat:'.length))!.log;
      return { entries: all.slice(afterSeq, afterSeq + limit), lastSeq: all.length };
    },
  };

  private welcome(chat: Chat, welcomes: unknown, seq: number): void {
    for (const { welcome, for: names } of welcomes as { welcome: string; for: Device[] }[]) {
      for (const { deviceId } of names) {
        const device = this.devices.find((one) => one.deviceId === deviceId)!;
        const { id: chatId, kind } = chat;
        device.welcomes.push({ chatId, kind, seq, welcome, by: 'x', at: new Date().toISOString() });
      }
    }
  }
}

let stores = 0;

/** A device of somebody, with a store of its own. */
export const openDevice = async (
  host: HostStandIn,
  me: string,
  { name = `secret-${++stores}`, lockKey, reach }: { name?: string; lockKey?: CryptoKey; reach?: Reach } = {},
) => {
  const store = openStore(name, lockKey);
  await store.open();
  store.close();
  const states: WorkerState[] = [];
  const own = reach ?? host.reachOf(me, crypto.randomUUID());
  const keeper = await Keeper.open({
    me: me as AccountId,
    place: { name, lockKey },
    reach: own,
    tell: (state) => states.push(state),
    patienceMs: () => 5,
  });
  return { me, name, keeper, verbs: verbsOf(keeper), states, reach: own };
};
