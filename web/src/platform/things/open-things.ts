import type { AccountId, ChatId, Entry, MessageContent } from '@maru/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { keep, localStore, type FeatureData } from '../session/index.ts';
import { batchAsk } from './batch-ask.ts';

/** Something of a chat with a life of its own, whose card is the message `seq`. */
export interface Thing {
  id: string;
  chatId: ChatId;
  seq: number;
}

/** What is known of a chat's list of things, newest first. */
export interface ThingList {
  ids: readonly string[];
  /** Where the next page begins; null at the end. */
  nextBefore: number | null;
  isLoading: boolean;
}

/** Things by id; `null` for one that is gone or not for me to see. */
export interface ThingsState<One extends Thing> {
  things: Readonly<Record<string, One | null>>;
  lists: Readonly<Record<ChatId, ThingList>>;
}

/** What a feature says of its things. Entries may come in any order, any number of times, before or after a page. */
export interface ThingsOf<One extends Thing> {
  of: Extract<MessageContent, { type: 'card' }>['of'];
  get(chatId: ChatId, ids: string[]): Promise<One[]>;
  list(chatId: ChatId, beforeSeq: number | undefined): Promise<{ things: One[]; nextBefore: number | null }>;
  /** Of two tellings of one thing, what is right. */
  merge(known: One, told: One): One;
  /** Does this entry tell of such things? Its body has the thing's id. */
  isAbout(kind: string): boolean;
  apply(thing: One, entry: Entry, me: AccountId | undefined): One;
}

/** The things of a feature in this client. */
export interface Things<One extends Thing> {
  store: StoreApi<ThingsState<One>>;
  /** Keeps a thing fresh as long as it is shown; gives back how to let go. */
  watch(chatId: ChatId, id: string): () => void;
  /** Takes in what a call has answered. */
  take(things: readonly One[]): void;
  /** Changes a thing here before the host has said so. */
  change(id: string, change: (thing: One) => One): void;
  /** Asks the host again. */
  refresh(chatId: ChatId, id: string): void;
  loadList(chatId: ChatId, isMore?: boolean): Promise<void>;
  data: FeatureData;
}

const chatOf = (entry: Entry): ChatId | undefined =>
  entry.log.startsWith('chat:') ? (entry.log.slice('chat:'.length) as ChatId) : undefined;

const nothing = { things: {}, lists: {} };

/** How soon a question that failed is asked again. */
const againMs = 2_000;

/** The things of a feature: shown at once from what is kept, asked in batches, changed by entries. */
class OpenThings<One extends Thing> implements Things<One> {
  readonly store: StoreApi<ThingsState<One>> = createStore<ThingsState<One>>(() => nothing);
  readonly data: FeatureData;
  private readonly feature: ThingsOf<One>;
  private readonly watched = new Map<string, { chatId: ChatId; count: number }>();
  private readonly fresh = new Set<string>();
  /** Entries of things that are being asked for: the answer may be from before them. */
  private readonly early = new Map<string, Entry[]>();
  private readonly ask = batchAsk((chatId, ids) => this.load(chatId, ids));
  private me: AccountId | undefined;

  constructor(feature: ThingsOf<One>) {
    this.feature = feature;
    this.data = {
      name: `${feature.of}s`,
      open: async (_store, me) => {
        this.me = me;
      },
      onWelcome: () => this.askAllAgain(),
      applyEntries: (entries) => this.fold(entries),
      onEpochChanged: () => {
        this.store.setState(nothing);
        this.askAllAgain();
      },
      reset: () => {
        this.me = undefined;
        this.fresh.clear();
        this.watched.clear();
        this.store.setState(nothing, true);
      },
    };
  }

  watch(chatId: ChatId, id: string): () => void {
    const { count } = this.watched.get(id) ?? { count: 0 };
    this.watched.set(id, { chatId, count: count + 1 });
    if (!this.fresh.has(id)) {
      void this.readKept(id).catch(() => {});
      this.ask(chatId, id);
    }
    return () => {
      const left = (this.watched.get(id)?.count ?? 1) - 1;
      if (left > 0) this.watched.set(id, { chatId, count: left });
      else this.watched.delete(id);
    };
  }

  take(told: readonly One[]): void {
    const { things } = this.store.getState();
    const { merge, apply } = this.feature;
    const merged = told.map((one) => {
      const known = things[one.id];
      const entries = this.early.get(one.id) ?? [];
      return entries.reduce((thing, entry) => apply(thing, entry, this.me), known ? merge(known, one) : one);
    });
    this.put(Object.fromEntries(merged.map((one) => [one.id, one])));
    this.keepThings(merged);
  }

  change(id: string, change: (thing: One) => One): void {
    const known = this.store.getState().things[id];
    if (known) this.put({ [id]: change(known) });
  }

  refresh(chatId: ChatId, id: string): void {
    this.ask(chatId, id);
  }

  async loadList(chatId: ChatId, isMore = false): Promise<void> {
    const known = this.store.getState().lists[chatId];
    if (known?.isLoading || (isMore && known?.nextBefore == null)) return;
    this.changeList(chatId, { isLoading: true });
    try {
      const before = isMore ? (known?.nextBefore ?? undefined) : undefined;
      const page = await this.feature.list(chatId, before);
      this.take(page.things);
      const ids = page.things.map((one) => one.id);
      for (const id of ids) this.fresh.add(id);
      this.changeList(chatId, {
        ids: [...new Set([...(isMore ? (known?.ids ?? []) : []), ...ids])],
        nextBefore: page.nextBefore,
      });
    } finally {
      this.changeList(chatId, { isLoading: false });
    }
  }

  private async load(chatId: ChatId, ids: string[]): Promise<void> {
    for (const id of ids) this.early.set(id, this.early.get(id) ?? []);
    try {
      const found = await this.feature.get(chatId, ids);
      for (const id of ids) this.fresh.add(id);
      this.take(found);
      const there = new Set(found.map((one) => one.id));
      this.put(Object.fromEntries(ids.filter((id) => !there.has(id)).map((id) => [id, null])));
    } catch {
      // The line is away or the host busy: what is kept stays in sight, and what is still shown is asked for again.
      setTimeout(() => this.askIfShown(ids), againMs);
    } finally {
      for (const id of ids) this.early.delete(id);
    }
  }

  private askIfShown(ids: readonly string[]): void {
    for (const id of ids) {
      const shown = this.watched.get(id);
      if (shown && !this.fresh.has(id)) this.ask(shown.chatId, id);
    }
  }

  private fold(entries: readonly Entry[]): void {
    const changed: Record<string, One> = {};
    for (const entry of entries) {
      this.followCard(entry);
      if (!this.feature.isAbout(entry.kind)) continue;
      const { id, erased } = entry.body as { id: string; erased?: true };
      if (erased) continue;
      this.early.get(id)?.push(entry);
      const known = changed[id] ?? this.store.getState().things[id];
      if (known) changed[id] = this.feature.apply(known, entry, this.me);
    }
    if (Object.keys(changed).length === 0) return;
    this.put(changed);
    this.keepThings(Object.values(changed));
  }

  /** A new card joins its list; one that is deleted takes its thing along. */
  private followCard(entry: Entry): void {
    const chatId = chatOf(entry);
    if (!chatId) return;
    const { things, lists } = this.store.getState();
    if (entry.kind === 'message.deleted') {
      const { seq } = entry.body as { seq: number };
      const gone = Object.values(things).find((one) => one?.chatId === chatId && one.seq === seq);
      if (gone) this.put({ [gone.id]: null });
    }
    const { content } = entry.kind === 'message.sent' ? (entry.body as { content?: MessageContent }) : {};
    if (content?.type !== 'card' || content.of !== this.feature.of) return;
    const list = lists[chatId];
    if (!list || list.ids.includes(content.id)) return;
    this.changeList(chatId, { ids: [content.id, ...list.ids] });
    this.ask(chatId, content.id);
  }

  private askAllAgain(): void {
    this.fresh.clear();
    for (const [id, { chatId }] of this.watched) this.ask(chatId, id);
    for (const chatId of Object.keys(this.store.getState().lists) as ChatId[])
      void this.loadList(chatId).catch(() => {});
  }

  private nameOf(id: string): string {
    return `${this.feature.of}:${id}`;
  }

  private keepThings(things: readonly One[]): void {
    keep(
      things.map((value) => {
        const name = this.nameOf(value.id);
        return { table: 'meta', key: name, put: { name, value } };
      }),
    );
  }

  private async readKept(id: string): Promise<void> {
    const row = await localStore()?.meta.get(this.nameOf(id));
    if (row && this.store.getState().things[id] === undefined) this.put({ [id]: row.value as One });
  }

  private put(changed: Record<string, One | null>): void {
    this.store.setState(({ things }) => ({ things: { ...things, ...changed } }));
  }

  private changeList(chatId: ChatId, change: Partial<ThingList>): void {
    this.store.setState(({ lists }) => ({
      lists: {
        ...lists,
        [chatId]: { ...(lists[chatId] ?? { ids: [], nextBefore: null, isLoading: false }), ...change },
      },
    }));
  }
}

/** Opens the store of a feature's things. */
export const openThings = <One extends Thing>(feature: ThingsOf<One>): Things<One> => new OpenThings(feature);
