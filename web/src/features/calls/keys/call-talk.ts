import type { CallDevice } from '@maru/contract';
import type { CallCircle, Heard, HeardHello, SenderKey } from '@maru/crypto/calls';
import type { CallIdentity, CallTrust } from '../call-view.ts';

/** How somebody's keys stand to what is known here. */
export type KeyVerdict = 'verified' | 'encrypted' | 'unconfirmed' | 'changed';

/** What a talk leans on. */
export interface TalkParts {
  circle: CallCircle;
  /** Hands a text to one device, or to all in the call. */
  send(to: CallDevice | 'all', body: string): Promise<void>;
  judge(hello: HeardHello): Promise<KeyVerdict>;
  /** Calls back after so many ms; gives how to take that back. */
  later?(act: () => void, ms: number): () => void;
}

/** What a talk tells of. */
export interface TalkEvents {
  /** They have said hello with keys that were not known: what they say from now on is said by these. */
  fresh?(device: CallDevice): void;
  /** Their keys are known, and how far they can be trusted. */
  known(device: CallDevice, trust: CallTrust): void;
  /** Their key is another than the one that is known here: nothing is said to them until somebody decides. */
  changed(device: CallDevice): void;
  said(device: CallDevice, body: unknown): void;
  /** With this key somebody seals from now on what they send; `mine` is my own. */
  senderKey(device: CallDevice, key: SenderKey): void;
}

/** Changes that come together make one new key. */
const gatherMs = 80;
/** So long the others have to take a new key before it is used; a removal is over within a second all the same. */
const settleMs = 300;

const nameOf = ({ accountId, deviceId }: CallDevice): CallIdentity => `${accountId}:${deviceId}`;

const laterBy = (act: () => void, ms: number): (() => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/**
 * What the devices of a call say to each other past the host: who they are, what two of them agree on, and in a room the
 * keys that seal what each sends. A new key is made whenever somebody comes or goes.
 */
export class CallTalk {
  private readonly circle: CallCircle;
  private readonly parts: TalkParts;
  private readonly events: TalkEvents;
  private readonly later: NonNullable<TalkParts['later']>;
  private readonly trusts = new Map<CallIdentity, CallTrust>();
  /** Hellos with a key that is not the known one: taken once the person has said yes to it. */
  private readonly waiting = new Map<CallIdentity, HeardHello>();
  /** Of those, whom the person talks without. */
  private readonly leftOut = new Set<CallIdentity>();
  /** Under way: how the keys of somebody stand to what is known. */
  private readonly judging = new Map<CallIdentity, Promise<void>>();
  /** Keys that open what somebody sends, until they themselves are let in. */
  private readonly held = new Map<CallIdentity, SenderKey>();
  /** Who has given me a key that opens what they send. */
  private readonly keyed = new Set<CallIdentity>();
  private readonly accepted = new Set<CallIdentity>();
  private readonly askedAt = new Map<CallIdentity, number>();
  /** Who was in the call before me: they get the key that I have, and I am the one who is new. */
  private before: ReadonlySet<CallIdentity>;
  private present = new Set<CallIdentity>();
  private isSealing = false;
  private gathering: (() => void) | undefined;
  private settling: (() => void) | undefined;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(parts: TalkParts, events: TalkEvents, present: readonly CallDevice[]) {
    this.parts = parts;
    this.circle = parts.circle;
    this.events = events;
    this.later = parts.later ?? laterBy;
    this.present = new Set(present.map(nameOf));
    this.before = this.present;
  }

  get me(): CallDevice {
    return this.circle.me as CallDevice;
  }

  trustOf(device: CallDevice): CallTrust | undefined {
    return this.trusts.get(nameOf(device));
  }

  /** Says hello to all who are there, and asks for theirs. */
  greet(): Promise<void> {
    return this.queue(() => this.send('all', this.circle.askHello()));
  }

  /** Asks those whose hello or key has not come, at most every two seconds each. */
  greetMissing(devices: readonly CallDevice[], now: number): void {
    for (const device of devices) {
      const name = nameOf(device);
      const isGreeted = this.circle.find(device) !== undefined && (!this.isSealing || this.keyed.has(name));
      const isKnown = isGreeted || this.waiting.has(name);
      if (isKnown || name === nameOf(this.me) || now - (this.askedAt.get(name) ?? 0) < 2_000) continue;
      this.askedAt.set(name, now);
      void this.queue(() => this.send(device, this.circle.askHello()));
    }
  }

  /** Takes what the host says a device has said. */
  async hear(from: CallDevice, text: string): Promise<Heard> {
    const heard = await this.circle.hear(from, text);
    // What they say comes after what is thought of their keys.
    if (heard.kind === 'hello') await this.greeted(from, heard);
    else await this.judging.get(nameOf(from));
    if (heard.kind === 'say' && !this.waiting.has(nameOf(from))) this.events.said(from, heard.body);
    else if (heard.kind === 'senderKey') {
      this.held.set(nameOf(from), heard.senderKey);
      this.release(from);
    } else if (heard.kind === 'refused' && heard.fault === 'stranger') this.greetMissing([from], Date.now());
    return heard;
  }

  /** Says something to one device, which has said hello. */
  say(to: CallDevice, body: unknown): Promise<void> {
    return this.queue(async () => {
      if (this.circle.find(to)) await this.send(to, await this.circle.say(to, body));
    });
  }

  /** From now on what I send is sealed: everybody there gets a key. */
  seal(): void {
    if (this.isSealing) return;
    this.isSealing = true;
    this.events.senderKey(this.me, this.circle.turnKey());
    void this.handOut('all');
  }

  /** New keys for all, as after a time in which nothing was sealed. */
  turn(): void {
    if (!this.isSealing || this.gathering) return;
    this.gathering = this.later(() => {
      this.gathering = undefined;
      const next = this.circle.turnKey();
      void this.handOut('all');
      this.settling?.();
      this.settling = this.later(() => this.events.senderKey(this.me, next), settleMs);
    }, gatherMs);
  }

  /** These are in the call now: who has gone hears nothing of what comes. */
  setPresent(devices: readonly CallDevice[]): void {
    const next = new Set(devices.map(nameOf));
    const gone = [...this.present].filter((name) => !next.has(name));
    this.present = next;
    for (const name of gone) {
      const [accountId, deviceId] = name.split(':') as [never, never];
      this.trusts.delete(name);
      this.waiting.delete(name);
      this.leftOut.delete(name);
      this.judging.delete(name);
      this.held.delete(name);
      this.keyed.delete(name);
      this.circle.forget({ accountId, deviceId });
    }
    if (gone.length > 0) {
      this.before = new Set([...this.before].filter((name) => next.has(name)));
      this.turn();
    }
  }

  /** Whose changed key the person has to look at next. */
  asksKeyOf(): CallDevice | undefined {
    return this.asked as CallDevice | undefined;
  }

  /** The person says yes to the key that is asked about. */
  async accept(): Promise<void> {
    if (this.asked) this.accepted.add(nameOf(this.asked as unknown as CallDevice));
    await this.lookAgain();
  }

  /** The key that is asked about may be known by now: then it is gone on with, else it is asked again. */
  async lookAgain(): Promise<void> {
    const hello = this.asked;
    if (!hello) return;
    const device = hello as unknown as CallDevice;
    await this.greeted(device, { kind: 'hello', from: { ...hello, asks: true }, isNew: true });
  }

  /** The person talks without them: nothing is said to them, and it is not asked again. */
  leaveOut(): void {
    if (this.asked) this.leftOut.add(nameOf(this.asked as unknown as CallDevice));
  }

  isLeftOut(device: CallDevice): boolean {
    return this.leftOut.has(nameOf(device));
  }

  /** The keys of those who were left out are asked about once more. */
  askAgain(): void {
    this.leftOut.clear();
  }

  stop(): void {
    this.gathering?.();
    this.settling?.();
    this.isSealing = false;
  }

  private get asked(): HeardHello | undefined {
    return [...this.waiting].find(([name]) => !this.leftOut.has(name))?.[1];
  }

  private async greeted(
    device: CallDevice,
    { from, isNew }: Extract<Heard, { kind: 'hello' }>,
  ): Promise<void> {
    const name = nameOf(device);
    if (isNew) {
      this.events.fresh?.(device);
      this.keyed.delete(name);
      const judged = this.judge(name, from);
      this.judging.set(name, judged);
      await judged;
      if (this.judging.get(name) === judged) this.judging.delete(name);
      if (this.waiting.has(name)) this.events.changed(device);
    }
    if (this.waiting.has(name)) return;
    this.release(device);
    if (from.asks) await this.queue(() => this.send(device, this.circle.hello));
    if (isNew) this.events.known(device, this.trusts.get(name) ?? 'unconfirmed');
    if (!this.isSealing) return;
    // Whoever comes later must not open what was said before: for them, and for all, there is a new key.
    if (isNew && !this.before.has(name)) this.turn();
    else if (isNew || from.asks) void this.handOut(device);
  }

  private async judge(name: CallIdentity, hello: HeardHello): Promise<void> {
    const verdict = await this.parts.judge(hello);
    if (verdict === 'changed' && !this.accepted.has(name)) {
      this.waiting.set(name, hello);
      this.trusts.delete(name);
      return;
    }
    this.waiting.delete(name);
    this.trusts.set(name, verdict === 'changed' ? 'unconfirmed' : verdict);
  }

  /** As long as nothing is known of their keys, or nothing good, nothing is said to them. */
  private isShut(name: CallIdentity): boolean {
    return this.waiting.has(name) || this.judging.has(name);
  }

  /** Whoever is not let in is not heard either: their key opens nothing before. */
  private release(device: CallDevice): void {
    const name = nameOf(device);
    const key = this.held.get(name);
    if (!key || this.waiting.has(name)) return;
    this.held.delete(name);
    this.keyed.add(name);
    this.events.senderKey(device, key);
  }

  /** Rows of people and hellos are devices too, with more to them than the host is told. */
  private send(to: CallDevice | 'all', body: string): Promise<void> {
    if (to === 'all') return this.parts.send(to, body);
    const { accountId, deviceId } = to;
    return this.parts.send({ accountId, deviceId }, body);
  }

  private handOut(to: CallDevice | 'all'): Promise<void> {
    return this.queue(async () => {
      if (to !== 'all') {
        if (!this.circle.find(to) || this.isShut(nameOf(to))) return;
        const text = await this.circle.sealKey(to);
        if (text) await this.send(to, text);
        return;
      }
      // One text for all, unless somebody is there who must not have it yet.
      if (this.waiting.size === 0 && this.judging.size === 0) {
        const text = await this.circle.sealKey('all');
        if (text) await this.send('all', text);
        return;
      }
      for (const hello of this.circle.list()) {
        if (this.isShut(nameOf(hello as unknown as CallDevice))) continue;
        const text = await this.circle.sealKey(hello);
        if (text) await this.send(hello as unknown as CallDevice, text);
      }
    });
  }

  /** One after the other: what is counted must arrive in its order. What is lost is asked for again. */
  private queue(act: () => Promise<void>): Promise<void> {
    const done = this.tail.then(act).catch(() => {});
    this.tail = done;
    return done;
  }
}
