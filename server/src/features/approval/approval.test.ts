import { isSignedIn, type SecondStep, type SignedIn, type SignInRequestId } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const clock = movingClock();
let server: TestServer;
let count = 0;

/** Somebody with one device, new in each test. */
const somebody = (): Promise<TestPerson> => server.person(`owner${++count}`);

/** A sign-in in a browser that is not known. */
const signIn = async ({ handle }: TestPerson, browser?: string): Promise<SecondStep> => {
  const answer = await server.call('accounts.signIn', {
    handle,
    password: testPassword,
    ...(browser && { browser }),
  });
  if (isSignedIn(answer)) throw new Error('it was let in at once');
  return answer;
};

/** A sign-in that has asked, with what its owner sees of it. */
const asking = async (me: TestPerson) => {
  const { ticket } = await signIn(me);
  const { number } = await server.call('approval.ask', { ticket });
  const seen = (await me.call('approval.list', {})).asking.at(-1);
  return { ticket, number, id: seen?.id as SignInRequestId, seen };
};

const otherThan = (number: string): string => (number === '42' ? '43' : '42');

const approved = async (me: TestPerson) => {
  const { ticket, number, id } = await asking(me);
  await me.call('approval.approve', { id, number });
  return server.as(await server.call('approval.finish', { ticket }));
};

beforeAll(async () => {
  server = await startTestServer({ clock, config: { approval: 'on' } });
});
afterAll(() => server.stop());

describe('a new device', () => {
  it('is let in by the number that it shows, once, and the other devices are told', async () => {
    const me = await somebody();
    const socket = await me.rawSocket();
    const { ticket, ways } = await signIn(me);
    expect(ways).toEqual(['approval']);
    const { number, hasDevice } = await server.call('approval.ask', { ticket });
    expect(number).toMatch(/^\d\d$/);
    expect(hasDevice).toBe(true);
    expect((await socket.nextEntry('approval.changed')).body).toMatchObject({ what: 'asked' });
    const [seen] = (await me.call('approval.list', {})).asking;
    expect(seen).toMatchObject({ place: 'home', sameNetwork: true, letsInAt: null, sessionId: null });
    expect(JSON.stringify(seen)).not.toContain(`"${number}"`);
    await expectRefusal(server.call('approval.finish', { ticket }), 'not_approved');
    await me.call('approval.approve', { id: seen!.id, number });
    await expect(server.call('approval.look', { ticket })).resolves.toMatchObject({ state: 'approved' });
    const other = server.as(await server.call('approval.finish', { ticket }));
    await expect(other.call('accounts.me', {})).resolves.toMatchObject({ id: me.id });
    await expectRefusal(server.call('approval.finish', { ticket }), 'ticket_gone');
    await expectRefusal(me.call('approval.approve', { id: seen!.id, number }), 'approval_gone');
    expect((await me.call('approval.list', {})).recent).toHaveLength(1);
    expect((await other.call('approval.list', {})).recent).toEqual([]);
    await socket.close();
  });

  it('is refused after three wrong numbers, and its ticket is good for nothing then', async () => {
    const me = await somebody();
    const { ticket, number, id } = await asking(me);
    for (const left of [2, 1, 0]) {
      const refusal = await expectRefusal(
        me.call('approval.approve', { id, number: otherThan(number) }),
        'number_wrong',
      );
      expect(refusal.details).toEqual({ left });
    }
    await expectRefusal(me.call('approval.approve', { id, number }), 'approval_gone');
    await expect(server.call('approval.look', { ticket })).resolves.toMatchObject({ state: 'refused' });
    await expectRefusal(server.call('approval.finish', { ticket }), 'sign_in_refused');
    await expectRefusal(server.call('approval.ask', { ticket }), 'sign_in_refused');
  });

  it('waits ten minutes', async () => {
    const me = await somebody();
    const { ticket, number, id } = await asking(me);
    clock.moveBy({ minutes: 10, seconds: 1 });
    expect((await me.call('approval.list', {})).asking).toEqual([]);
    await expectRefusal(me.call('approval.approve', { id, number }), 'approval_gone');
    for (const method of ['approval.look', 'approval.finish', 'approval.ask', 'approval.wait'] as const)
      await expectRefusal(server.call(method, { ticket }), 'ticket_gone');
  });

  it('is the business of nobody else', async () => {
    const [me, stranger] = [await somebody(), await somebody()];
    const { ticket, number, id } = await asking(me);
    await expectRefusal(stranger.call('approval.approve', { id, number }), 'approval_gone');
    await expectRefusal(stranger.call('approval.refuse', { id }), 'approval_gone');
    expect((await stranger.call('approval.list', {})).asking).toEqual([]);
    for (const method of ['approval.list', 'approval.freeze', 'approval.unfreeze'] as const)
      await expectRefusal(server.call(method, {}), 'not_signed_in');
    await expectRefusal(server.call('approval.approve', { id, number }), 'not_signed_in');
    await expect(server.call('approval.look', { ticket })).resolves.toMatchObject({ state: 'asking' });
    await expectRefusal(server.call('approval.look', { ticket: 'x'.repeat(43) }), 'ticket_gone');
  });

  it('asks nobody where nobody is signed in, nor in a browser that is known', async () => {
    const { handle, call } = await somebody();
    await call('accounts.signOut', {});
    const alone = await server.call('accounts.signIn', { handle, password: testPassword });
    expect(isSignedIn(alone)).toBe(true);
    const { browser } = alone as SignedIn;
    const known = { handle, password: testPassword, browser: browser as string };
    expect(isSignedIn(await server.call('accounts.signIn', known))).toBe(true);
  });

  it('asks no device that nobody has used for as long as its idle life', async () => {
    const me = await somebody();
    clock.moveBy({ days: 91 });
    expect(
      isSignedIn(await server.call('accounts.signIn', { handle: me.handle, password: testPassword })),
    ).toBe(true);
  });

  it('asks nobody whose owner does not want it; that asks for proof and is told', async () => {
    const me = await somebody();
    clock.moveBy({ minutes: 6 });
    await expectRefusal(me.call('approval.setAsked', { on: false }), 'proof_needed');
    await me.call('proof.give', { way: 'password', password: testPassword });
    await me.call('approval.setAsked', { on: false });
    expect((await me.call('approval.list', {})).asks).toBe(false);
    expect(
      isSignedIn(await server.call('accounts.signIn', { handle: me.handle, password: testPassword })),
    ).toBe(true);
  });

  it('cannot light up screens without end: five a day, and then ever more slowly', async () => {
    const me = await somebody();
    for (let turn = 0; turn < 5; turn++) {
      const { id } = await asking(me);
      await me.call('approval.refuse', { id });
    }
    const { ticket } = await signIn(me);
    await expectRefusal(server.call('approval.ask', { ticket }), 'too_many_tries');
    expect((await me.call('approval.list', {})).asking).toEqual([]);
  });

  it('asks three at a time at most; asking twice with one ticket is asking once', async () => {
    const me = await somebody();
    const { ticket, number } = await asking(me);
    await expect(server.call('approval.ask', { ticket })).resolves.toMatchObject({ number });
    const other = await signIn(me);
    const twice = await Promise.all([1, 2].map(() => server.call('approval.ask', { ticket: other.ticket })));
    expect(twice[0]?.number).toBe(twice[1]?.number);
    await asking(me);
    const fourth = await signIn(me);
    await expectRefusal(server.call('approval.ask', { ticket: fourth.ticket }), 'too_many_tries');
    expect((await me.call('approval.list', {})).asking).toHaveLength(3);
  });
});

describe('it was not me', () => {
  it('refuses a sign-in, with whatever else its ticket could do', async () => {
    const me = await somebody();
    const { ticket, id } = await asking(me);
    await expect(me.call('approval.refuse', { id })).resolves.toEqual({ signedOut: false });
    await expect(server.call('approval.look', { ticket })).resolves.toMatchObject({ state: 'refused' });
    await expectRefusal(server.call('approval.finish', { ticket }), 'sign_in_refused');
    await expectRefusal(server.call('login.finishWithTotp', { ticket, code: '000000' }), 'ticket_gone');
    await expectRefusal(me.call('approval.refuse', { id }), 'approval_gone');
  });

  it('signs out what is in already, and knows its browser no longer', async () => {
    const me = await somebody();
    const other = await approved(me);
    const socket = await other.rawSocket();
    const [recent] = (await me.call('approval.list', {})).recent;
    await expect(me.call('approval.refuse', { id: recent!.id })).resolves.toEqual({ signedOut: true });
    await expect(socket.closed()).resolves.toBe(4001);
    await expectRefusal(other.call('accounts.me', {}), 'not_signed_in');
    expect((await me.call('approval.list', {})).recent).toEqual([]);
    expect((await signIn(me)).ways).toContain('approval');
  });

  it('can be said for a week', async () => {
    const me = await somebody();
    await approved(me);
    clock.moveBy({ days: 6 });
    expect((await me.call('approval.list', {})).recent).toHaveLength(1);
    clock.moveBy({ days: 1, hours: 1 });
    expect((await me.call('approval.list', {})).recent).toEqual([]);
  });
});

describe('somebody whose devices are lost', () => {
  it('is let in after a day in which no device said no, and has proved nothing then', async () => {
    const me = await somebody();
    const socket = await me.rawSocket();
    const { ticket, id } = await asking(me);
    const { waitHours } = await server.call('approval.ask', { ticket });
    expect(waitHours).toBe(24);
    const { letsInAt } = await server.call('approval.wait', { ticket });
    expect((await socket.nextEntry('approval.changed')).body).toMatchObject({ id, what: 'asked' });
    expect((await socket.nextEntry('approval.changed')).body).toMatchObject({ id, what: 'waiting' });
    clock.moveBy({ hours: 23, minutes: 59 });
    await expect(server.call('approval.wait', { ticket })).resolves.toEqual({ letsInAt });
    await expectRefusal(server.call('approval.finish', { ticket }), 'not_approved');
    expect((await me.call('approval.list', {})).asking).toMatchObject([{ id, letsInAt }]);
    clock.moveBy({ minutes: 2 });
    const other = server.as(await server.call('approval.finish', { ticket, trust: true }));
    await expectRefusal(other.call('login.beginPasskey', {}), 'proof_needed');
    await expect(other.call('login.state', {})).resolves.toMatchObject({ trustedBrowsers: 0 });
    await socket.close();
  });

  it('is kept out by a no, and by a new password', async () => {
    const me = await somebody();
    const first = await asking(me);
    await server.call('approval.wait', { ticket: first.ticket });
    const second = await asking(me);
    await server.call('approval.wait', { ticket: second.ticket });
    await me.call('approval.refuse', { id: first.id });
    clock.moveBy({ hours: 1 });
    await me.call('proof.give', { way: 'password', password: testPassword });
    await me.call('login.changePassword', { password: 'another-wooden-hall', endOthers: true });
    clock.moveBy({ hours: 30 });
    await expectRefusal(server.call('approval.finish', { ticket: first.ticket }), 'sign_in_refused');
    await expectRefusal(server.call('approval.finish', { ticket: second.ticket }), 'ticket_gone');
  });

  it('comes back within three days, and can still be let in by the number before', async () => {
    const me = await somebody();
    const late = await asking(me);
    await server.call('approval.wait', { ticket: late.ticket });
    const quick = await asking(me);
    await server.call('approval.wait', { ticket: quick.ticket });
    clock.moveBy({ hours: 5 });
    await me.call('approval.approve', { id: quick.id, number: quick.number });
    server.as(await server.call('approval.finish', { ticket: quick.ticket }));
    clock.moveBy({ days: 4 });
    await expectRefusal(server.call('approval.finish', { ticket: late.ticket }), 'ticket_gone');
  });
});
