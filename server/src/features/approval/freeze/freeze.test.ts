import { isSignedIn, type SecondStep } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const clock = movingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

const signIn = ({ handle }: TestPerson) => server.call('accounts.signIn', { handle, password: testPassword });

const secondStep = async (me: TestPerson): Promise<SecondStep> => {
  const answer = await signIn(me);
  if (isSignedIn(answer)) throw new Error('it was let in at once');
  return answer;
};

describe('a frozen account', () => {
  it('is signed out everywhere else, and lets nobody in by password alone', async () => {
    const me = await server.person('frida');
    const other = server.as(await signIn(me));
    const socket = await other.rawSocket();
    await me.call('approval.freeze', {});
    await expect(socket.closed()).resolves.toBe(4001);
    await expectRefusal(other.call('accounts.me', {}), 'not_signed_in');
    await expect(secondStep(me)).resolves.toMatchObject({ frozen: true, ways: ['approval'] });
    expect((await me.call('approval.list', {})).frozenAt).not.toBeNull();
    await expectRefusal(
      server.call('accounts.signIn', { handle: 'frida', password: 'not-my-password' }),
      'wrong_credentials',
    );
  });

  it('still gets messages, and looks to others as always', async () => {
    const [me, bob] = [await server.person('freja'), await server.bob()];
    const { chat } = await bob.call('chats.create', { memberIds: [me.id] });
    await me.call('approval.freeze', {});
    await bob.call('messages.send', { chatId: chat.id, key: 'a', text: 'still there?' });
    await expect(bob.call('people.find', { handle: 'freja' })).resolves.toMatchObject({
      person: { name: 'freja' },
    });
    expect((await me.call('chats.list', {})).chats.find(({ id }) => id === chat.id)?.unread).toBe(1);
  });

  it('is opened again on the device that froze it, with proof', async () => {
    const me = await server.person('falk');
    await me.call('approval.freeze', {});
    clock.moveBy({ minutes: 6 });
    await expectRefusal(me.call('approval.unfreeze', {}), 'proof_needed');
    await me.call('proof.give', { way: 'password', password: testPassword });
    await me.call('approval.unfreeze', {});
    expect(isSignedIn(await signIn(me))).toBe(true);
  });

  it('is opened again by password and authenticator app together', async () => {
    const me = await server.person('fiona');
    const { secret } = await me.call('login.beginTotp', {});
    const code = () => generate({ secret, epoch: Math.floor(clock.now().getTime() / 1_000) });
    await me.call('login.confirmTotp', { code: await code() });
    await me.call('approval.freeze', {});
    await me.call('accounts.signOut', {});
    const { ticket, frozen, ways } = await secondStep(me);
    expect(frozen).toBe(true);
    expect(ways).toEqual(['totp', 'approval', 'recoveryCode']);
    await server.call('approval.ask', { ticket });
    await expectRefusal(server.call('approval.wait', { ticket }), 'cannot_wait');
    clock.moveBy({ minutes: 1 });
    const again = server.as(await server.call('login.finishWithTotp', { ticket, code: await code() }));
    expect((await again.call('approval.list', {})).frozenAt).toBeNull();
  });

  it('is opened again by its own device’s number, and by a week of waiting where there is nothing else', async () => {
    const me = await server.person('femke');
    await me.call('approval.freeze', {});
    const { ticket } = await secondStep(me);
    const { number } = await server.call('approval.ask', { ticket });
    const [asking] = (await me.call('approval.list', {})).asking;
    await me.call('approval.approve', { id: asking!.id, number });
    const other = server.as(await server.call('approval.finish', { ticket }));
    expect((await other.call('approval.list', {})).frozenAt).toBeNull();
    await other.call('approval.freeze', {});
    await expectRefusal(me.call('accounts.me', {}), 'not_signed_in');
    await other.call('accounts.signOut', {});
    const lost = await secondStep(me);
    await expect(server.call('approval.ask', { ticket: lost.ticket })).resolves.toMatchObject({
      hasDevice: false,
      waitHours: 168,
    });
    await server.call('approval.wait', { ticket: lost.ticket });
    clock.moveBy({ days: 6, hours: 23 });
    await expectRefusal(server.call('approval.finish', { ticket: lost.ticket }), 'not_approved');
    clock.moveBy({ hours: 2 });
    server.as(await server.call('approval.finish', { ticket: lost.ticket }));
    expect(isSignedIn(await signIn(me))).toBe(true);
  });

  it('ends sign-ins that were under way, and QR codes that were just approved', async () => {
    const me = await server.person('flora');
    const { secret } = await me.call('login.beginTotp', {});
    const code = () => generate({ secret, epoch: Math.floor(clock.now().getTime() / 1_000) });
    await me.call('login.confirmTotp', { code: await code() });
    const before = await secondStep(me);
    const qr = await server.call('approval.beginQr', {});
    await me.call('approval.readQr', { code: qr.code });
    await me.call('approval.approveQr', { code: qr.code });
    await me.call('approval.freeze', {});
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: before.ticket, code: '000000' }),
      'ticket_gone',
    );
    await expectRefusal(server.call('approval.finishQr', { ticket: qr.ticket }), 'qr_gone');
    const later = await server.call('approval.beginQr', {});
    await me.call('approval.readQr', { code: later.code });
    await expectRefusal(me.call('approval.approveQr', { code: later.code }), 'account_frozen');
  });
});
