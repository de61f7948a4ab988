import type { AccountId, ChatId, DeviceId, FileId, LogName } from '@maru/contract';
import type { Claimed, Delivery, DeviceName, Welcomed } from '@maru/crypto/room';
import { readBytes, toText } from './base64.ts';
import type { RawEntry } from './kept-line.ts';
import { asDeliveryError, type Reach } from './reach.ts';
import { readEntry } from './read-entry.ts';

const chat = (roomId: string) => roomId as ChatId;
const people = (ids: readonly string[]) => [...ids] as AccountId[];
const device = ({ accountId, deviceId }: DeviceName) => ({
  accountId: accountId as AccountId,
  deviceId: deviceId as DeviceId,
});

/** Each welcome once, with all whom it is for: they are long, and all of a commit are the same. */
const gather = (welcomes: readonly Welcomed[]) => {
  const all = new Map<Uint8Array, ReturnType<typeof device>[]>();
  for (const { welcome, ...name } of welcomes) {
    all.set(welcome, [...(all.get(welcome) ?? []), device(name)]);
  }
  return [...all].map(([welcome, names]) => ({ welcome: toText(welcome), for: names }));
};

/** What the delivery leans on. */
export interface DeliveryParts {
  reach: Reach;
  /** Hears what has come of a room's log, before the keys take it in. */
  note: (roomId: string, entries: readonly RawEntry[]) => void;
}

/** What was given while a room is made: nobody's keys are used up twice because somebody else has none. */
interface Given {
  ids: Set<string>;
  packages: Claimed['packages'][number][];
  asked: AccountId[];
  without: AccountId[];
}

/** The host as the keys of rooms see it, over the methods of the contract. */
export class HostDelivery implements Delivery {
  private readonly parts: DeliveryParts;
  private given: Given | undefined;

  constructor(parts: DeliveryParts) {
    this.parts = parts;
  }

  readLog: Delivery['readLog'] = async (roomId, afterSeq, limit) => {
    const log: LogName = `chat:${chat(roomId)}`;
    const raw: RawEntry[] = [];
    for (;;) {
      const after = raw.at(-1)?.seq ?? afterSeq;
      const { entries, lastSeq } = await this.ask('logs.read', {
        log,
        afterSeq: after,
        limit: Math.min(limit - raw.length, 500),
      });
      raw.push(...(entries as unknown as RawEntry[]));
      // A page may be short because what is in it is large.
      if (entries.length === 0 || raw.length >= limit || raw.at(-1)!.seq >= lastSeq) break;
    }
    this.parts.note(roomId, raw);
    return raw.map(readEntry);
  };

  commit: Delivery['commit'] = async ({ roomId, key, epoch, commit, ...ask }) => {
    const { seq, at } = await this.ask('secretChats.commit', {
      chatId: chat(roomId),
      key: key as never,
      epoch,
      commit: toText(commit),
      welcomes: gather(ask.welcomes),
      addMemberIds: people(ask.addMemberIds),
      removeMemberIds: people(ask.removeMemberIds),
      removedDevices: ask.removedDevices.map(device),
    });
    return { seq, at: Date.parse(at) };
  };

  send: Delivery['send'] = async ({ roomId, key, epoch, message, commitment, counts, ...more }) => {
    const { fileIds, silent, vanishAt } = more;
    const { seq, at, tag } = await this.ask('secretChats.send', {
      chatId: chat(roomId),
      key: key as never,
      epoch,
      message: toText(message),
      commitment: toText(commitment),
      counts,
      ...(fileIds && fileIds.length > 0 && { fileIds: [...fileIds] as FileId[] }),
      ...(silent !== undefined && { silent }),
      ...(vanishAt !== undefined && { vanishAt: new Date(vanishAt).toISOString() }),
    });
    return { seq, at: Date.parse(at), tag: readBytes(tag) };
  };

  /** From here on what is claimed is kept, until `endClaiming` says who was left out. */
  startClaiming(): void {
    this.given = { ids: new Set(), packages: [], asked: [], without: [] };
  }

  endClaiming(): { asked: AccountId[]; without: AccountId[] } {
    const { asked = [], without = [] } = this.given ?? {};
    this.given = undefined;
    return { asked, without };
  }

  claimKeyPackages: Delivery['claimKeyPackages'] = async (accountIds, options) => {
    const { given } = this;
    if (!given) return this.claim(accountIds, options);
    const fresh = accountIds.filter((id) => !given.ids.has(id));
    if (fresh.length > 0) {
      const { packages, asked, without } = await this.claim(fresh, options);
      for (const id of fresh) given.ids.add(id);
      given.packages.push(...packages);
      given.asked.push(...asked);
      given.without.push(...without);
    }
    const wanted = (id: string) => accountIds.includes(id);
    return {
      packages: given.packages.filter(({ accountId }) => wanted(accountId)),
      asked: given.asked.filter(wanted),
      without: given.without.filter(wanted),
    };
  };

  create: Delivery['create'] = async ({ key, kind, groupId, memberIds, askIds, commit, welcomes }) => {
    const { chat: made, seq } = await this.ask('secretChats.create', {
      key: key as never,
      kind,
      groupId: toText(groupId),
      memberIds: people(memberIds),
      askIds: people(askIds),
      ...(commit && { commit: toText(commit) }),
      welcomes: gather(welcomes),
    });
    return { roomId: made.id, seq };
  };

  takeWelcomes: Delivery['takeWelcomes'] = async () => {
    const { welcomes } = await this.ask('secretChats.listWelcomes', {});
    return welcomes.map(({ chatId, kind, seq, welcome }) => ({
      roomId: chatId,
      kind,
      seq,
      welcome: readBytes(welcome),
    }));
  };

  joined: Delivery['joined'] = async (roomId, seq) => {
    await this.ask('secretChats.joined', { chatId: chat(roomId), seq });
  };

  private async claim(
    accountIds: readonly string[],
    { kind, deviceIds }: Parameters<Delivery['claimKeyPackages']>[1],
  ) {
    const answer = await this.ask('secretChats.claim', {
      accountIds: people(accountIds),
      kind,
      ...(deviceIds && { deviceIds: [...deviceIds] as DeviceId[] }),
    });
    const packages = answer.packages.map(({ keyPackage, ...name }) => ({
      ...name,
      keyPackage: readBytes(keyPackage),
    }));
    return { packages, asked: answer.asked, without: answer.without };
  }

  private async ask<Name extends Parameters<Reach>[0]>(
    name: Name,
    input: Parameters<typeof this.parts.reach<Name>>[1],
  ) {
    try {
      return await this.parts.reach(name, input);
    } catch (error) {
      throw asDeliveryError(error);
    }
  }
}
