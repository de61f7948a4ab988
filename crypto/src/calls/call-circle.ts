import { fromBase64, sameBytes, toBase64 } from '../bytes/bytes.ts';
import { createCallKeys } from './call-keys.ts';
import { askHello, hearHello, sayHello } from './hello.ts';
import { hearSaying, signSaying } from './say.ts';
import { createSenderKey, openSenderKey, sealSenderKey } from './sender-keys.ts';
import type { CallDevice, CallFault, CallKeys, CallVoucher, HeardHello, SenderKey } from './types.ts';

/** What has come of a text that was heard. */
export type Heard =
  /** Somebody has said hello: for the first time, or with new keys in place of former ones. */
  | { kind: 'hello'; from: HeardHello; isNew: boolean }
  | { kind: 'say'; from: HeardHello; body: unknown }
  | { kind: 'senderKey'; from: HeardHello; senderKey: SenderKey }
  | { kind: 'refused'; fault: CallFault };

interface Known {
  hello: HeardHello;
  lastTurn: number;
  lastEpoch: number;
}

/** What a circle is begun with. */
export interface CircleOptions extends CallDevice {
  callId: string;
  now: () => number;
  voucher?: CallVoucher | undefined;
}

const nameOf = ({ accountId, deviceId }: CallDevice): string => `${accountId}:${deviceId}`;

/**
 * The devices in one call, as one of them knows them: whose keys are whose, what has been said, and with which key each
 * of them seals what it sends. Everything that is heard passes through here, and what does not hold is refused.
 */
export class CallCircle {
  readonly me: CallDevice;
  readonly callId: string;
  /** My own hello; said to everybody before anything else. */
  readonly hello: string;
  readonly #keys: CallKeys;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  #turn = 0;
  #mine: SenderKey | undefined;
  /** What is heard is taken one after the other: two of the same turn would both pass. */
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(options: CircleOptions, keys: CallKeys, hello: string) {
    const { accountId, deviceId, callId, now } = options;
    this.me = { accountId, deviceId };
    this.callId = callId;
    this.hello = hello;
    this.#keys = keys;
    this.#now = now;
  }

  static async begin(options: CircleOptions): Promise<CallCircle> {
    const keys = await createCallKeys();
    return new CallCircle(options, keys, await sayHello({ ...options, keys, since: options.now() }));
  }

  /** My hello, with the wish to hear one in return. */
  askHello(): string {
    return askHello(this.hello);
  }

  find(device: CallDevice): HeardHello | undefined {
    return this.#known.get(nameOf(device))?.hello;
  }

  /** Everybody who has said hello and has not been forgotten. */
  list(): HeardHello[] {
    return [...this.#known.values()].map(({ hello }) => hello);
  }

  /** They have left: nothing more is sealed to them. */
  forget(device: CallDevice): boolean {
    return this.#known.delete(nameOf(device));
  }

  /** Takes a text that the host says comes from a device. */
  hear(from: CallDevice, text: string): Promise<Heard> {
    const heard = this.#tail.then(() => this.#take(from, text));
    this.#tail = heard.catch(() => {});
    return heard;
  }

  /** Signs something for one device. Throws a RangeError where that has not said hello. */
  async say(to: CallDevice, body: unknown): Promise<string> {
    return this.#sign('say', { to: this.#require(to), body });
  }

  /** The key that seals what this device sends at present. */
  get senderKey(): SenderKey | undefined {
    return this.#mine;
  }

  /** A new key, which nobody has yet. */
  turnKey(): SenderKey {
    this.#mine = createSenderKey((this.#mine?.epoch ?? 0) + 1);
    return this.#mine;
  }

  /** The text that brings my present key to one device, or to everybody; undefined where nobody is there. */
  async sealKey(to: CallDevice | 'all'): Promise<string | undefined> {
    const senderKey = this.#mine;
    const receivers = to === 'all' ? this.list() : [this.#require(to)];
    if (!senderKey || receivers.length === 0) return undefined;
    const sealed = receivers.map(async (one): Promise<[string, string]> => {
      const way = { callId: this.callId, from: this.#end(), to: one, mine: this.#keys };
      return [nameOf(one), toBase64(await sealSenderKey(senderKey, way))];
    });
    const boxes = Object.fromEntries(await Promise.all(sealed));
    const body = { epoch: senderKey.epoch, boxes };
    return this.#sign('keys', { to: to === 'all' ? 'all' : receivers[0]!, body });
  }

  #end() {
    const { signing, exchange } = this.#keys;
    return { ...this.me, signingKey: signing.publicKey, exchangeKey: exchange.publicKey };
  }

  #require(device: CallDevice): HeardHello {
    const hello = this.find(device);
    if (!hello) throw new RangeError('they have not said hello');
    return hello;
  }

  #sign(is: 'say' | 'keys', { to, body }: { to: HeardHello | 'all'; body: unknown }): Promise<string> {
    const { callId, me: from } = this;
    return signSaying(this.#keys, { callId, from, to, turn: ++this.#turn, is, body });
  }

  async #take(from: CallDevice, text: string): Promise<Heard> {
    if (nameOf(from) === nameOf(this.me)) return refused('misplaced');
    const { callId } = this;
    const greeted = await hearHello(text, { callId, from, now: this.#now() });
    if ('hello' in greeted) return this.#greet(greeted.hello);
    if (greeted.fault !== 'unknown') return refused(greeted.fault);
    const known = this.#known.get(nameOf(from));
    if (!known) return refused('stranger');
    const said = await hearSaying(text, { from: known.hello, me: this.#end(), lastTurn: known.lastTurn });
    if ('fault' in said) return refused(said.fault);
    known.lastTurn = said.turn;
    if (said.is === 'say') return { kind: 'say', from: known.hello, body: said.body };
    return this.#takeKey(known, said.body);
  }

  #greet(hello: HeardHello): Heard {
    const before = this.#known.get(nameOf(hello));
    const isSame = before !== undefined && sameBytes(before.hello.signingKey, hello.signingKey);
    if (isSame) return { kind: 'hello', from: { ...before.hello, asks: hello.asks }, isNew: false };
    // Keys from before the present ones are what somebody has kept and says again.
    if (before && hello.since <= before.hello.since) return refused('replayed');
    this.#known.set(nameOf(hello), { hello, lastTurn: 0, lastEpoch: 0 });
    return { kind: 'hello', from: hello, isNew: true };
  }

  async #takeKey(known: Known, body: unknown): Promise<Heard> {
    const { epoch, boxes } = (body ?? {}) as { epoch?: unknown; boxes?: Record<string, unknown> };
    if (!Number.isSafeInteger(epoch) || (epoch as number) < 1 || (epoch as number) >= 2 ** 32)
      return refused('malformed');
    const box = typeof boxes === 'object' && boxes !== null ? boxes[nameOf(this.me)] : undefined;
    if (typeof box !== 'string') return refused('misplaced');
    if ((epoch as number) <= known.lastEpoch) return refused('replayed');
    const way = { callId: this.callId, from: known.hello, to: this.#end(), mine: this.#keys };
    const senderKey = await openSenderKey(bytesOf(box), epoch as number, way);
    if (!senderKey) return refused('forged');
    known.lastEpoch = senderKey.epoch;
    return { kind: 'senderKey', from: known.hello, senderKey };
  }
}

function refused(fault: CallFault): Heard {
  return { kind: 'refused', fault };
}

function bytesOf(text: string): Uint8Array {
  try {
    return fromBase64(text);
  } catch {
    return new Uint8Array();
  }
}
