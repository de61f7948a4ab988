import { expectRefusal, movingClock, startTestServer, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const clock = movingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { approval: 'on', trustProxy: 'on' } });
});
afterAll(() => server.stop());

const begin = () => server.call('approval.beginQr', {});

/** A computer somewhere else in the world. */
const beginFarAway = async (): Promise<{ code: string; ticket: string }> => {
  const answer = await fetch(`${server.url}/api/approval.beginQr`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '133.242.0.3' },
    body: '{}',
  });
  return ((await answer.json()) as { output: { code: string; ticket: string } }).output;
};

describe('the QR code of a computer', () => {
  it('signs it in once a phone has read and approved it; once', async () => {
    const me = await server.alice();
    const { code, ticket } = await begin();
    await expect(server.call('approval.lookQr', { ticket })).resolves.toMatchObject({ state: 'open' });
    await expectRefusal(server.call('approval.finishQr', { ticket }), 'not_approved');
    await expectRefusal(me.call('approval.approveQr', { code }), 'qr_gone');
    await expect(me.call('approval.readQr', { code })).resolves.toMatchObject({
      place: 'home',
      sameNetwork: true,
    });
    await expect(server.call('approval.lookQr', { ticket })).resolves.toMatchObject({ state: 'read' });
    await expectRefusal(server.call('approval.finishQr', { ticket }), 'not_approved');
    clock.moveBy({ minutes: 3 });
    await me.call('approval.approveQr', { code });
    const computer = server.as(await server.call('approval.finishQr', { ticket }));
    await expect(computer.call('accounts.me', {})).resolves.toMatchObject({ id: me.id });
    await expectRefusal(computer.call('login.beginPasskey', {}), 'proof_needed');
    await expectRefusal(server.call('approval.finishQr', { ticket }), 'qr_gone');
    await expectRefusal(me.call('approval.approveQr', { code }), 'qr_gone');
    await expectRefusal(me.call('approval.readQr', { code }), 'qr_gone');
    expect((await me.call('approval.list', {})).recent).toHaveLength(1);
  });

  it('is good for about a minute', async () => {
    const me = await server.alice();
    const { code, ticket } = await begin();
    clock.moveBy({ seconds: 76 });
    await expectRefusal(me.call('approval.readQr', { code }), 'qr_gone');
    await expectRefusal(server.call('approval.lookQr', { ticket }), 'qr_gone');
  });

  it('belongs to whoever reads it first, and another account can do nothing with it', async () => {
    const [me, other] = [await server.alice(), await server.bob()];
    const { code, ticket } = await begin();
    await me.call('approval.readQr', { code });
    for (const method of ['approval.readQr', 'approval.approveQr', 'approval.refuseQr'] as const)
      await expectRefusal(other.call(method, { code }), 'qr_gone');
    await me.call('approval.readQr', { code });
    await me.call('approval.refuseQr', { code });
    await expect(server.call('approval.lookQr', { ticket })).resolves.toMatchObject({ state: 'refused' });
    await expectRefusal(server.call('approval.finishQr', { ticket }), 'not_approved');
    await expectRefusal(me.call('approval.approveQr', { code }), 'qr_gone');
  });

  it('lets nobody in by itself: what is on the screen is not the ticket', async () => {
    const me = await server.alice();
    const { code } = await begin();
    await me.call('approval.readQr', { code });
    await me.call('approval.approveQr', { code });
    await expectRefusal(server.call('approval.finishQr', { ticket: code }), 'qr_gone');
    await expectRefusal(server.call('approval.readQr', { code }), 'not_signed_in');
  });

  it('of a computer in another network says so, and asks for proof', async () => {
    const me = await server.person('faraway');
    const { code, ticket } = await beginFarAway();
    await expect(me.call('approval.readQr', { code })).resolves.toMatchObject({
      place: 'JP',
      sameNetwork: false,
    });
    await me.call('approval.approveQr', { code });
    server.as(await server.call('approval.finishQr', { ticket }));
    clock.moveBy({ minutes: 6 });
    const second = await beginFarAway();
    await me.call('approval.readQr', { code: second.code });
    await expectRefusal(me.call('approval.approveQr', { code: second.code }), 'proof_needed');
    await expectRefusal(server.call('approval.finishQr', { ticket: second.ticket }), 'not_approved');
  });

  it('is void once the phone that has approved it is signed out', async () => {
    const me = await server.person('leaver');
    const { code, ticket } = await begin();
    await me.call('approval.readQr', { code });
    await me.call('approval.approveQr', { code });
    await me.call('accounts.signOut', {});
    await expectRefusal(server.call('approval.finishQr', { ticket }), 'not_approved');
  });
});
