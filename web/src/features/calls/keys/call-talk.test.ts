import type { CallDevice } from '@maru/contract';
import { CallCircle, type HeardHello } from '@maru/crypto/calls';
import { expect, test } from 'vitest';
import { CallTalk, type KeyVerdict } from './call-talk.ts';

interface Seat {
  device: CallDevice;
  talk: CallTalk;
  /** The keys that this device opens others with, and its own: the newest of each. */
  keys: Map<string, string>;
  said: unknown[];
  trusts: Map<string, string>;
  changed: string[];
}

const deviceOf = (name: string): CallDevice => ({ accountId: name, deviceId: `${name}-1` }) as never;
/** As the host lists who is in a call: devices, and more. */
const rowOf = (name: string): CallDevice => ({ ...deviceOf(name), joinedAt: 'now', muted: false }) as never;
const hex = (bytes: Uint8Array): string => [...bytes].map((one) => one.toString(16)).join();

/** A call without a network: what is said arrives at once, or is lost when the test wants it so. */
class PlayedCall {
  seats = new Map<string, Seat>();
  waiting: (() => void)[] = [];
  loses: (to: string, body: string) => boolean = () => false;
  judge: (by: string, hello: HeardHello) => KeyVerdict = () => 'encrypted';

  /** How many words have been carried so far. */
  private carried = 0;

  async join(name: string): Promise<Seat> {
    const device = deviceOf(name);
    const circle = await CallCircle.begin({ ...device, callId: 'call', now: Date.now });
    const seat: Seat = { device, keys: new Map(), said: [], trusts: new Map(), changed: [] } as never;
    const present = [...this.seats.values()].map((one) => one.device);
    seat.talk = new CallTalk(
      {
        circle,
        send: async (to, body) => {
          // The host refuses what is more than a device.
          if (to !== 'all' && Object.keys(to).length !== 2) throw new Error('bad_input');
          this.carry(name, to, body);
        },
        judge: async (hello) => this.judge(name, hello),
        later: (act) => {
          this.waiting.push(act);
          return () => void (this.waiting = this.waiting.filter((one) => one !== act));
        },
      },
      {
        known: (who, trust) => seat.trusts.set(who.accountId, trust),
        changed: (who) => seat.changed.push(who.accountId),
        said: (_, body) => seat.said.push(body),
        senderKey: (who, { key }) => seat.keys.set(who.accountId, hex(key)),
      },
      present,
    );
    this.seats.set(name, seat);
    this.present();
    seat.talk.seal();
    await seat.talk.greet();
    await this.settle();
    return seat;
  }

  async leave(name: string): Promise<Seat> {
    const seat = this.seats.get(name)!;
    this.seats.delete(name);
    this.present();
    await this.settle();
    return seat;
  }

  /** Lets everything be said, and all clocks run down. */
  async settle(): Promise<void> {
    // Keys are made and opened beside this thread, on a busy machine slowly: it is over when nothing has been said for a while.
    for (let quiet = 0; quiet < 8; quiet++) {
      const { carried } = this;
      await new Promise((resolve) => setTimeout(resolve, 4));
      const due = this.waiting;
      this.waiting = [];
      for (const act of due) act();
      if (due.length > 0 || carried !== this.carried) quiet = -1;
    }
  }

  private present(): void {
    const all = [...this.seats.values()].map((one) => one.device);
    for (const { talk } of this.seats.values()) talk.setPresent(all);
  }

  private carry(from: string, to: CallDevice | 'all', body: string): void {
    this.carried++;
    for (const [name, { talk }] of this.seats) {
      const isFor = name !== from && (to === 'all' || to.accountId === name);
      if (isFor && !this.loses(name, body)) void talk.hear(deviceOf(from), body);
    }
  }
}

const agree = (call: PlayedCall): void => {
  for (const { keys: theirs, device } of call.seats.values()) {
    for (const { keys } of call.seats.values()) {
      expect(keys.get(device.accountId)).toBe(theirs.get(device.accountId));
    }
  }
};

test('three who come one after the other open each other, and nobody what was said before they came', async () => {
  const call = new PlayedCall();
  const alice = await call.join('alice');
  const alone = alice.keys.get('alice');
  const bob = await call.join('bob');
  agree(call);
  expect([...bob.keys.values()]).not.toContain(alone);
  const two = [alice.keys.get('alice'), bob.keys.get('bob')];
  const carol = await call.join('carol');
  agree(call);
  for (const key of two) expect([...carol.keys.values()]).not.toContain(key);
});

test('whoever has left opens nothing of what comes, and may come back', async () => {
  const call = new PlayedCall();
  const [alice, bob] = [await call.join('alice'), await call.join('bob')];
  await call.join('carol');
  const carol = await call.leave('carol');
  agree(call);
  for (const { keys } of [alice, bob]) {
    expect([...carol.keys.values()]).not.toContain(keys.get('alice'));
    expect([...carol.keys.values()]).not.toContain(keys.get('bob'));
  }
  await call.join('carol');
  agree(call);
});

test('a hello or a key that was lost is asked for again', async () => {
  const call = new PlayedCall();
  const alice = await call.join('alice');
  call.loses = (to) => to === 'alice';
  const bob = await call.join('bob');
  expect(alice.keys.get('bob')).toBeUndefined();
  call.loses = () => false;
  alice.talk.greetMissing([rowOf('alice'), rowOf('bob')], 10_000);
  alice.talk.greetMissing([rowOf('bob')], 10_500);
  await call.settle();
  bob.talk.greetMissing([rowOf('alice')], 10_000);
  await call.settle();
  agree(call);
});

test('who meets a changed key says nothing to it until the person has said yes', async () => {
  const call = new PlayedCall();
  call.judge = (by, { accountId }) => (by === 'alice' && accountId === 'bob' ? 'changed' : 'encrypted');
  const alice = await call.join('alice');
  const bob = await call.join('bob');
  expect(alice.changed).toEqual(['bob']);
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  // Neither opens what the other sends.
  expect(bob.keys.get('alice')).toBeUndefined();
  expect(alice.keys.get('bob')).toBeUndefined();
  await bob.talk.say(deviceOf('alice'), 'psst');
  await call.settle();
  expect(alice.said).toEqual([]);
  await alice.talk.accept();
  await call.settle();
  agree(call);
  expect(alice.trusts.get('bob')).toBe('unconfirmed');
  expect(alice.talk.asksKeyOf()).toBeUndefined();
});

test('a new key for all goes to nobody who is still being judged', async () => {
  const call = new PlayedCall();
  const alice = await call.join('alice');
  const judged: (() => void)[] = [];
  call.judge = (by) =>
    by === 'alice' ? (new Promise((done) => judged.push(() => done('changed'))) as never) : 'encrypted';
  const bob = await call.join('bob');
  alice.talk.turn();
  await call.settle();
  expect(judged).toHaveLength(1);
  expect(bob.keys.get('alice')).toBeUndefined();
  judged[0]!();
  await call.settle();
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  // Nor while it is looked at once more.
  void alice.talk.lookAgain();
  alice.talk.turn();
  await call.settle();
  expect(bob.keys.get('alice')).toBeUndefined();
});

test('of two changed keys one is asked about after the other; who is left out hears nothing, and the others all', async () => {
  const call = new PlayedCall();
  call.judge = (by, { accountId }) => (by === 'alice' && accountId !== 'dan' ? 'changed' : 'encrypted');
  const alice = await call.join('alice');
  const [bob, carol, dan] = [await call.join('bob'), await call.join('carol'), await call.join('dan')];
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  alice.talk.leaveOut();
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('carol'));
  expect(['bob', 'carol', 'dan'].map((name) => alice.talk.isLeftOut(deviceOf(name)))).toEqual([
    true,
    false,
    false,
  ]);
  // Who was left out can be looked at again, before the others.
  alice.talk.askAgain();
  expect(alice.talk.isLeftOut(deviceOf('bob'))).toBe(false);
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  alice.talk.leaveOut();
  await alice.talk.accept();
  await call.settle();
  expect(alice.talk.asksKeyOf()).toBeUndefined();
  expect(bob.keys.get('alice')).toBeUndefined();
  expect(alice.keys.get('bob')).toBeUndefined();
  expect(alice.keys.get('carol')).toEqual(carol.keys.get('carol'));
  expect(carol.keys.get('alice')).toEqual(alice.keys.get('alice'));
  expect(dan.keys.get('alice')).toEqual(alice.keys.get('alice'));
  // Accepted where keys are compared, it is known at the next look.
  await alice.talk.lookAgain();
  expect(alice.talk.asksKeyOf()).toBeUndefined();
  // Whoever comes anew is asked about anew.
  await call.leave('bob');
  await call.join('bob');
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  await alice.talk.lookAgain();
  expect(alice.talk.asksKeyOf()).toMatchObject(deviceOf('bob'));
  call.judge = () => 'encrypted';
  await alice.talk.lookAgain();
  await call.settle();
  agree(call);
});

test('many who come and go at once end with keys that agree', async () => {
  const call = new PlayedCall();
  const names = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(names.map((name) => call.join(name)));
  await Promise.all([call.leave('b'), call.join('f'), call.leave('d')]);
  await call.settle();
  agree(call);
  expect(call.seats.size).toBe(4);
});
