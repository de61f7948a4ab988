import { createHash } from 'node:crypto';
import { isSignedIn, type SecondStep } from '@maru/contract';
import {
  expectRefusal,
  stillClock,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { generateHOTP } from '@oslojs/otp';
import { Secret, URI, type TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const clock = stillClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ clock });
});
afterAll(() => server.stop());

/** The authenticator app: a library other than the host's, on the clock of the test, a step later at each asking. */
const appOf = (uri: string) => {
  const totp = URI.parse(uri) as TOTP;
  return {
    totp,
    next: () => {
      clock.moveBy({ seconds: 30 });
      return totp.generate({ timestamp: clock.now().getTime() });
    },
    at: (seconds: number) => totp.generate({ timestamp: clock.now().getTime() + seconds * 1_000 }),
  };
};

const withTotp = async (person: TestPerson) => {
  await person.call('proof.give', { way: 'password', password: testPassword });
  const { uri, secret } = await person.call('login.beginTotp', {});
  const app = appOf(uri);
  const { recoveryCodes } = await person.call('login.confirmTotp', { code: app.next() });
  return { app, uri, secret, codes: recoveryCodes as string[] };
};

const firstStep = async (handle: string, browser?: string): Promise<SecondStep> => {
  const answer = await server.call('accounts.signIn', {
    handle,
    password: testPassword,
    ...(browser && { browser }),
  });
  if (isSignedIn(answer)) throw new Error('no second step was asked for');
  return answer;
};

describe('an authenticator app', () => {
  it('is on once it has shown a right code, and is asked for at the next sign-in', async () => {
    const tom = await server.person('tom');
    const { uri, secret } = await tom.call('login.beginTotp', {});
    expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
    expect(new URL(uri).searchParams.get('issuer')).toBe('Maru');
    await expectRefusal(tom.call('login.confirmTotp', { code: '000000' }), 'code_wrong');
    expect(isSignedIn(await server.call('accounts.signIn', { handle: 'tom', password: testPassword }))).toBe(
      true,
    );
    const app = appOf(uri);
    const { recoveryCodes } = await tom.call('login.confirmTotp', { code: app.next() });
    expect(new Set(recoveryCodes)).toHaveLength(10);
    await expect(tom.call('login.state', {})).resolves.toMatchObject({
      recoveryCodesLeft: 10,
      passkeySecond: false,
    });
    await expectRefusal(tom.call('login.beginTotp', {}), 'totp_is_on');
    const step = await firstStep('tom');
    expect(step.ways).toEqual(['totp', 'recoveryCode']);
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: step.ticket, code: '000000' }),
      'code_wrong',
    );
    const signedIn = await server.call('login.finishWithTotp', { ticket: step.ticket, code: app.next() });
    await expect(server.as(signedIn).call('accounts.me', {})).resolves.toMatchObject({ handle: 'tom' });
  });

  it('takes each code once, and those of one step to either side', async () => {
    const { app } = await withTotp(await server.person('uma'));
    const code = app.next();
    await server.call('login.finishWithTotp', { ticket: (await firstStep('uma')).ticket, code });
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: (await firstStep('uma')).ticket, code }),
      'code_wrong',
    );
    clock.moveBy({ minutes: 3 });
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: (await firstStep('uma')).ticket, code: app.at(-60) }),
      'code_wrong',
    );
    await server.call('login.finishWithTotp', { ticket: (await firstStep('uma')).ticket, code: app.at(-30) });
    await server.call('login.finishWithTotp', {
      ticket: (await firstStep('uma')).ticket,
      code: ` ${app.at(30)} `,
    });
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: (await firstStep('uma')).ticket, code: app.at(60) }),
      'code_wrong',
    );
  });

  it('proves who one is, and can be taken away again, with its codes', async () => {
    const vic = await server.person('vic');
    const { app } = await withTotp(vic);
    clock.moveBy({ minutes: 6 });
    await expectRefusal(vic.call('login.removeTotp', {}), 'proof_needed');
    await vic.call('proof.give', { way: 'totp', code: app.next() });
    await vic.call('login.removeTotp', {});
    await expect(vic.call('login.state', {})).resolves.toMatchObject({
      totpSince: null,
      recoveryCodesLeft: 0,
    });
    expect(isSignedIn(await server.call('accounts.signIn', { handle: 'vic', password: testPassword }))).toBe(
      true,
    );
  });

  it('can be another one: a second library, which knows nothing of the first, gives the same codes', async () => {
    const xia = await server.person('xia');
    const { secret } = await xia.call('login.beginTotp', {});
    const key = new Uint8Array(Secret.fromBase32(secret).buffer);
    const next = () => {
      clock.moveBy({ seconds: 30 });
      return generateHOTP(key, BigInt(Math.floor(clock.now().getTime() / 30_000)), 6);
    };
    await xia.call('login.confirmTotp', { code: next() });
    const { ticket } = await firstStep('xia');
    const signedIn = await server.call('login.finishWithTotp', { ticket, code: next() });
    await expect(server.as(signedIn).call('accounts.me', {})).resolves.toMatchObject({ handle: 'xia' });
  });

  it('is not begun for good: an old QR code is refused', async () => {
    const wes = await server.person('wes');
    const { uri } = await wes.call('login.beginTotp', {});
    clock.moveBy({ hours: 2 });
    await expectRefusal(wes.call('login.confirmTotp', { code: appOf(uri).next() }), 'totp_not_begun');
    await expectRefusal(
      (await server.person('xia')).call('login.confirmTotp', { code: '123456' }),
      'totp_not_begun',
    );
  });
});

describe('a host that obliges everybody to a second step', () => {
  it('lets nobody go on without one, leads there, and asks again of who takes it away', async () => {
    const [tom, uma] = [await server.person('tom'), await server.person('obliged')];
    const line = await uma.rawSocket();
    const write = (who: Pick<TestPerson, 'call'>) => who.call('folders.save', { folders: [] });
    await write(uma);
    await tom.call('proof.give', { way: 'password', password: testPassword });
    await tom.call('desk.changeSettings', { secondStep: 'required' });
    for (const who of [uma, line]) await expectRefusal(write(who), 'second_step_needed');
    expect((await uma.call('accounts.me', {})).owed).toEqual(['secondStep']);
    await uma.call('chats.list', {});
    const { app } = await withTotp(uma);
    for (const who of [uma, line]) await write(who);
    await uma.call('proof.give', { way: 'totp', code: app.next() });
    await uma.call('login.removeTotp', {});
    await expectRefusal(write(uma), 'second_step_needed');
    if ((await tom.call('accounts.me', {})).owed?.length) await withTotp(tom);
    await tom.call('desk.changeSettings', { secondStep: null });
    await write(uma);
    await line.close();
  });
});

describe('a ticket', () => {
  it('is good for five tries and ten minutes, once', async () => {
    const { app } = await withTotp(await server.person('ted'));
    const { ticket } = await firstStep('ted');
    for (let at = 0; at < 5; at++)
      await expectRefusal(server.call('login.finishWithTotp', { ticket, code: '000000' }), 'code_wrong');
    await expectRefusal(server.call('login.finishWithTotp', { ticket, code: app.next() }), 'ticket_gone');
    const late = await firstStep('ted');
    clock.moveBy({ minutes: 10, seconds: 1 });
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: late.ticket, code: app.next() }),
      'ticket_gone',
    );
    const used = await firstStep('ted');
    await server.call('login.finishWithTotp', { ticket: used.ticket, code: app.next() });
    await expectRefusal(
      server.call('login.finishWithTotp', { ticket: used.ticket, code: app.next() }),
      'ticket_gone',
    );
    await expectRefusal(server.call('login.beginPasskeyStep', { ticket: used.ticket }), 'ticket_gone');
  });

  it('is no session, and belongs to its account alone', async () => {
    await withTotp(await server.person('una'));
    const { app } = await withTotp(await server.person('val'));
    const { ticket } = await firstStep('una');
    const nobody = server.as({
      token: ticket,
      account: { id: '' as never, handle: '', name: '', guest: false },
    });
    await expectRefusal(nobody.call('accounts.me', {}), 'not_signed_in');
    await expectRefusal(server.call('login.finishWithTotp', { ticket, code: app.next() }), 'code_wrong');
  });

  it('does not let codes be guessed with ticket after ticket; a trusted browser still gets in', async () => {
    const { app } = await withTotp(await server.person('sol'));
    const { browser } = await server.call('login.finishWithTotp', {
      ticket: (await firstStep('sol')).ticket,
      code: app.next(),
      trust: true,
    });
    for (let at = 0; at < 10; at++) {
      const { ticket } = await firstStep('sol');
      await expectRefusal(server.call('login.finishWithTotp', { ticket, code: '000000' }), 'code_wrong');
    }
    const { ticket } = await firstStep('sol');
    await expectRefusal(server.call('login.finishWithTotp', { ticket, code: app.next() }), 'too_many_tries');
    const trusted = await server.call('accounts.signIn', {
      handle: 'sol',
      password: testPassword,
      browser: browser as string,
    });
    expect(isSignedIn(trusted)).toBe(true);
    clock.moveBy({ minutes: 15 });
    await server.call('login.finishWithTotp', { ticket: (await firstStep('sol')).ticket, code: app.next() });
  });
});

describe('recovery codes', () => {
  it('finish a sign-in once each, however they are typed, and my devices are told', async () => {
    const ray = await server.person('ray');
    const { codes } = await withTotp(ray);
    const socket = await ray.rawSocket();
    const typed = (codes[0] as string).toUpperCase().replaceAll('-', ' ');
    await server.call('login.finishWithRecoveryCode', {
      ticket: (await firstStep('ray')).ticket,
      code: typed,
    });
    expect((await socket.nextEntry('login.changed')).body).toMatchObject({
      what: 'recoveryCodeUsed',
      sessionId: null,
    });
    await expectRefusal(
      server.call('login.finishWithRecoveryCode', {
        ticket: (await firstStep('ray')).ticket,
        code: codes[0] as string,
      }),
      'code_wrong',
    );
    await expect(ray.call('login.state', {})).resolves.toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('are made anew, are kept hashed, and belong to one account', async () => {
    const kim = await server.person('kim');
    const { codes } = await withTotp(kim);
    const { recoveryCodes } = await kim.call('login.makeRecoveryCodes', {});
    await withTotp(await server.person('lee'));
    const tryCode = async (handle: string, code: string) =>
      server.call('login.finishWithRecoveryCode', { ticket: (await firstStep(handle)).ticket, code });
    await expectRefusal(tryCode('kim', codes[1] as string), 'code_wrong');
    await expectRefusal(tryCode('lee', recoveryCodes[1] as string), 'code_wrong');
    await tryCode('kim', recoveryCodes[1] as string);
    const { rows } = await server.house.db.query<{ all: string }>(
      'select string_agg(c::text, chr(10)) as all from recovery_codes c',
    );
    for (const code of [...codes, ...recoveryCodes]) {
      expect(rows[0]?.all).not.toContain(code);
      expect(rows[0]?.all).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('of before, which a plain hash stands for, still count once', async () => {
    const ned = await server.person('ned');
    await withTotp(ned);
    const hash = createHash('sha256').update(`${ned.id} abcdefghijkl`).digest();
    await server.house.db.query(
      'update recovery_codes set code_hash = $2 where ctid in (select ctid from recovery_codes where account_id = $1 limit 1)',
      [ned.id, hash],
    );
    const tryCode = async () =>
      server.call('login.finishWithRecoveryCode', {
        ticket: (await firstStep('ned')).ticket,
        code: 'abcd-efgh-ijkl',
      });
    await tryCode();
    await expectRefusal(tryCode(), 'code_wrong');
  });

  it('are only for accounts that ask for a second step', async () => {
    const mia = await server.person('mia');
    await mia.call('proof.give', { way: 'password', password: testPassword });
    await expectRefusal(mia.call('login.makeRecoveryCodes', {}), 'second_step_off');
  });
});

describe('a trusted browser', () => {
  it('is asked for no second step for 30 days, unless that is taken back', async () => {
    const nia = await server.person('nia');
    const { app } = await withTotp(nia);
    const finish = async (trust: boolean) =>
      (
        await server.call('login.finishWithTotp', {
          ticket: (await firstStep('nia')).ticket,
          code: app.next(),
          trust,
        })
      ).browser as string;
    const signIn = async (browser: string) =>
      server.call('accounts.signIn', { handle: 'nia', password: testPassword, browser });
    expect(isSignedIn(await signIn(await finish(false)))).toBe(false);
    const trusted = await signIn(await finish(true));
    expect(isSignedIn(trusted)).toBe(true);
    // Each sign-in gives the browser a new name; the old one is good for nothing.
    const renamed = isSignedIn(trusted) ? (trusted.browser as string) : '';
    expect(isSignedIn(await signIn(renamed))).toBe(true);
    expect(isSignedIn(await signIn(renamed))).toBe(false);
    const again = await finish(true);
    clock.moveBy({ days: 31 });
    expect(isSignedIn(await signIn(again))).toBe(false);
    const last = await finish(true);
    await nia.call('login.distrustBrowsers', {});
    expect(isSignedIn(await signIn(last))).toBe(false);
  });

  it('is trusted by its own account only', async () => {
    const { app } = await withTotp(await server.person('oda'));
    await withTotp(await server.person('pam'));
    const { browser } = await server.call('login.finishWithTotp', {
      ticket: (await firstStep('oda')).ticket,
      code: app.next(),
      trust: true,
    });
    await expect(firstStep('pam', browser)).resolves.toMatchObject({ ways: ['totp', 'recoveryCode'] });
  });
});

describe('changing password and handle', () => {
  it('a new password signs other devices out, tells them, and ends trust and tickets', async () => {
    const ann = await server.person('ann');
    const { app } = await withTotp(ann);
    const { browser, ...signedIn } = await server.call('login.finishWithTotp', {
      ticket: (await firstStep('ann')).ticket,
      code: app.next(),
      trust: true,
    });
    const other = await server.as(signedIn).rawSocket();
    const { ticket } = await firstStep('ann');
    await ann.call('proof.give', { way: 'password', password: testPassword });
    await expectRefusal(ann.call('login.changePassword', { password: 'short' }), 'password_too_short');
    await expectRefusal(ann.call('login.changePassword', { password: 'password123' }), 'password_too_common');
    await ann.call('login.changePassword', { password: 'another-wooden-hall' });
    expect(await other.closed()).toBe(4001);
    await expectRefusal(server.call('login.finishWithTotp', { ticket, code: app.next() }), 'ticket_gone');
    await expectRefusal(
      server.call('accounts.signIn', { handle: 'ann', password: testPassword }),
      'wrong_credentials',
    );
    const now = await server.call('accounts.signIn', {
      handle: 'ann',
      password: 'another-wooden-hall',
      browser: browser as string,
    });
    expect(isSignedIn(now)).toBe(false);
    await expect(ann.call('login.state', {})).resolves.toMatchObject({
      passwordChangedAt: expect.any(String),
    });
  });

  it('can leave other devices signed in, which are then told', async () => {
    const bea = await server.person('bea');
    const other = server.as(await server.call('accounts.signIn', { handle: 'bea', password: testPassword }));
    const socket = await other.rawSocket();
    await bea.call('login.changePassword', { password: 'another-wooden-hall', endOthers: false });
    expect((await socket.nextEntry('login.changed')).body).toMatchObject({ what: 'password' });
    await expect(other.call('accounts.me', {})).resolves.toBeTruthy();
  });

  it('a new handle is told to my devices; the old one leads nowhere and is free', async () => {
    const cas = await server.person('cas');
    const socket = await cas.rawSocket();
    await expectRefusal(cas.call('login.changeHandle', { handle: 'bea' }), 'handle_taken');
    await expectRefusal(cas.call('login.changeHandle', { handle: 'a b' }), 'handle_invalid');
    await expect(cas.call('login.changeHandle', { handle: 'Cassie' })).resolves.toMatchObject({
      handle: 'cassie',
    });
    expect((await socket.nextEntry('profile.changed')).body).toMatchObject({ me: { handle: 'cassie' } });
    await expectRefusal(
      server.call('accounts.signIn', { handle: 'cas', password: testPassword }),
      'wrong_credentials',
    );
    await expect(server.call('accounts.checkHandle', { handle: 'cas' })).resolves.toMatchObject({
      free: true,
    });
    await server.call('accounts.signIn', { handle: 'cassie', password: testPassword });
  });
});
