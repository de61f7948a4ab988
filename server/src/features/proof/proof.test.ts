import { methods, type InputOf, type MethodName } from '@maru/contract';
import { expectRefusal, movingClock, startTestServer, testPassword, type TestServer } from '@maru/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const clock = movingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

describe('proof', () => {
  const guarded: { [Name in MethodName]?: InputOf<Name> } = {
    'login.changePassword': { password: 'another-wooden-hall' },
    'login.changeHandle': { handle: 'other_handle' },
    'login.beginTotp': {},
    'login.removeTotp': {},
    'login.makeRecoveryCodes': {},
    'login.beginPasskey': {},
    'login.removePasskey': { passkeyId: '0192d3f0-0000-7000-8000-000000000000' as never },
    'login.setPasskeySecond': { on: true },
  };

  it('is asked for by every method that says so, from a session that has not given it for five minutes', async () => {
    const pia = await server.person('pia');
    clock.moveBy({ minutes: 5, seconds: 1 });
    for (const [name, input] of Object.entries(guarded)) {
      expect(methods.get(name)?.proof).toBe(true);
      const refusal = await expectRefusal(pia.call(name as MethodName, input as never), 'proof_needed');
      expect(refusal.details).toEqual({ ways: ['password'] });
    }
  });

  it('is given by password, counts for this session alone, and for five minutes', async () => {
    const pia = await server.person('pia');
    const elsewhere = server.as(
      await server.call('accounts.signIn', { handle: 'pia', password: testPassword }),
    );
    clock.moveBy({ minutes: 6 });
    await expectRefusal(
      pia.call('proof.give', { way: 'password', password: 'not-it-at-all' }),
      'proof_wrong',
    );
    await expectRefusal(pia.call('login.beginPasskey', {}), 'proof_needed');
    await pia.call('proof.give', { way: 'password', password: testPassword });
    await expect(pia.call('login.beginPasskey', {})).resolves.toBeTruthy();
    await expectRefusal(elsewhere.call('login.beginPasskey', {}), 'proof_needed');
    clock.moveBy({ minutes: 5 });
    await expectRefusal(pia.call('login.beginPasskey', {}), 'proof_needed');
    await expect(pia.call('proof.describe', {})).resolves.toEqual({ ways: ['password'], freshUntil: null });
  });

  it('cannot be guessed: tries are counted, then it waits', async () => {
    const gus = await server.person('gus');
    clock.moveBy({ minutes: 6 });
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        gus.call('proof.give', { way: 'password', password: `a-wrong-guess-${at}` }),
      ),
    );
    const codes = tries.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'ok',
    );
    expect(codes.filter((code) => code === 'proof_wrong')).toHaveLength(6);
    expect(codes.filter((code) => code === 'too_many_tries')).toHaveLength(6);
    await expectRefusal(
      gus.call('proof.give', { way: 'password', password: testPassword }),
      'too_many_tries',
    );
    clock.moveBy({ seconds: 31 });
    await gus.call('proof.give', { way: 'password', password: testPassword });
  });

  it('is refused for ways the account does not have', async () => {
    const pia = await server.person('pia');
    await expectRefusal(pia.call('proof.give', { way: 'totp', code: '123456' }), 'proof_wrong');
    await expectRefusal(pia.call('proof.begin', { way: 'passkey' }), 'proof_wrong');
    await expectRefusal(pia.call('proof.give', { way: 'passkey', answer: { id: 'x' } }), 'proof_wrong');
  });
});
