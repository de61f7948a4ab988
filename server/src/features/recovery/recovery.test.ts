import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isSignedIn } from '@maru/contract';
import {
  expectRefusal,
  movingClock,
  patience,
  startTestServer,
  testPassword,
  type TestPerson,
  type TestServer,
} from '@maru/testing';
import { URI, type TOTP } from 'otpauth';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { House } from '../../platform/house.ts';

const clock = movingClock();
let server: TestServer<House>;
beforeAll(async () => {
  server = await startTestServer<House>({
    clock,
    config: { smtpUrl: 'folder', publicUrl: 'https://maru.example' },
  });
});
afterAll(() => server.stop());

const newPassword = 'a-new-wooden-hall';

/** All mails to an address, oldest first, read by a library other than the one that wrote them. */
const mailsTo = async (address: string): Promise<Email[]> => {
  const folder = join(server.house.config.dataDir, 'mails');
  const names = (await readdir(folder).catch((): string[] => [])).toSorted((one, other) =>
    one.localeCompare(other),
  );
  const mails = await Promise.all(
    names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))),
  );
  return mails.filter((mail) => mail.to?.[0]?.address === address);
};

const waitForMail = (address: string, count = 1): Promise<Email> =>
  vi.waitFor(async () => {
    const mails = await mailsTo(address);
    expect(mails).toHaveLength(count);
    return mails[count - 1] as Email;
  }, patience);

const tokenOf = (mail: Email): string =>
  /https:\/\/maru\.example\/(?:recover|confirm-mail)#(\S+)/.exec(mail.text ?? '')?.[1] as string;

const withMail = async (name: string): Promise<{ person: TestPerson; address: string }> => {
  const person = await server.person(name);
  const address = `${name}@example.org`;
  await person.call('proof.give', { way: 'password', password: testPassword });
  await person.call('recovery.setMail', { address, language: 'en' });
  await server.call('recovery.confirmMail', { token: tokenOf(await waitForMail(address)) });
  return { person, address };
};

describe('an e-mail address', () => {
  it('counts once its link was opened, which works once and for a day', async () => {
    const ada = await server.person('ada');
    const set = (address: string) => ada.call('recovery.setMail', { address, language: 'ko' });
    await expect(set('ada@example.org')).resolves.toEqual({
      offered: true,
      address: null,
      waiting: 'ada@example.org',
    });
    const mail = await waitForMail('ada@example.org');
    expect(mail.from?.address).toBe('maru@localhost');
    expect(mail.text).toContain('@ada님');
    const token = tokenOf(mail);
    await expect(server.call('recovery.confirmMail', { token })).resolves.toEqual({
      address: 'ada@example.org',
    });
    await expectRefusal(server.call('recovery.confirmMail', { token }), 'mail_link_gone');
    await set('late@example.org');
    clock.moveBy({ hours: 25 });
    await expectRefusal(
      server.call('recovery.confirmMail', { token: tokenOf(await waitForMail('late@example.org')) }),
      'mail_link_gone',
    );
    await expect(ada.call('recovery.mail', {})).resolves.toEqual({
      offered: true,
      address: 'ada@example.org',
      waiting: null,
    });
  });

  it('is changed and taken away after proof only, and the address before is told', async () => {
    const { person, address } = await withMail('bo_b');
    clock.moveBy({ minutes: 6 });
    await expectRefusal(
      person.call('recovery.setMail', { address: 'new@example.org', language: 'en' }),
      'proof_needed',
    );
    await expectRefusal(person.call('recovery.removeMail', {}), 'proof_needed');
    await person.call('proof.give', { way: 'password', password: testPassword });
    await person.call('recovery.setMail', { address: 'new@example.org', language: 'en' });
    // Until the new one is confirmed, the old one counts.
    await expect(person.call('recovery.mail', {})).resolves.toMatchObject({ address });
    await server.call('recovery.confirmMail', { token: tokenOf(await waitForMail('new@example.org')) });
    expect((await waitForMail(address, 2)).subject).toContain('was changed');
    await person.call('recovery.removeMail', {});
    expect((await waitForMail('new@example.org', 2)).subject).toContain('was removed');
    await expect(person.call('recovery.mail', {})).resolves.toMatchObject({ address: null });
  });

  it('may be that of several accounts, so that giving it tells nothing', async () => {
    const one = await server.person('twin_a');
    const other = await server.person('twin_b');
    for (const person of [one, other])
      await expect(
        person.call('recovery.setMail', { address: 'twins@example.org', language: 'en' }),
      ).resolves.toMatchObject({ waiting: 'twins@example.org' });
  });

  it('is refused when it is none, and cannot be used to flood somebody', async () => {
    const flo = await server.person('flo');
    for (const address of ['flo', 'flo@', 'a@b\r\nBcc: c@d.example', 'x <flo@example.org>'])
      await expectRefusal(flo.call('recovery.setMail', { address, language: 'en' }), 'bad_input');
    const set = () => flo.call('recovery.setMail', { address: 'victim@example.org', language: 'en' });
    for (let at = 0; at < 4; at++) await set();
    await expectRefusal(set(), 'too_many_tries');
  });
});

describe('recovery', () => {
  it('sets a new password by a link, once, and signs out everywhere', async () => {
    const { person, address } = await withMail('cia');
    const socket = await person.rawSocket();
    await server.call('recovery.ask', { to: '@CIA', language: 'ko' });
    const mail = await waitForMail(address, 2);
    expect(mail.subject).toBe('Maru: 비밀번호 다시 정하기');
    const token = tokenOf(mail);
    await expect(server.call('recovery.look', { token })).resolves.toMatchObject({ handle: 'cia' });
    await expectRefusal(server.call('recovery.recover', { token, password: 'short' }), 'password_too_short');
    const answer = await server.call('recovery.recover', { token, password: newPassword });
    expect(isSignedIn(answer) && answer.account.handle).toBe('cia');
    expect(await socket.closed()).toBe(4001);
    await expectRefusal(person.call('accounts.me', {}), 'not_signed_in');
    await expectRefusal(server.call('recovery.recover', { token, password: newPassword }), 'mail_link_gone');
    await expectRefusal(server.call('recovery.look', { token }), 'mail_link_gone');
    await expectRefusal(
      server.call('accounts.signIn', { handle: 'cia', password: testPassword }),
      'wrong_credentials',
    );
    await server.call('accounts.signIn', { handle: 'cia', password: newPassword });
    expect((await waitForMail(address, 3)).subject).toContain('was changed');
  });

  it('lasts half an hour, and all links end with the first that is used', async () => {
    const { address } = await withMail('dov');
    await server.call('recovery.ask', { to: 'DOV@example.org', language: 'en' });
    const early = tokenOf(await waitForMail(address, 2));
    await server.call('recovery.ask', { to: 'dov', language: 'en' });
    const later = tokenOf(await waitForMail(address, 3));
    await server.call('recovery.recover', { token: later, password: newPassword });
    await expectRefusal(
      server.call('recovery.recover', { token: early, password: newPassword }),
      'mail_link_gone',
    );
    await server.call('recovery.ask', { to: 'dov', language: 'en' });
    const last = tokenOf(await waitForMail(address, 5));
    clock.moveBy({ minutes: 30, seconds: 1 });
    await expectRefusal(
      server.call('recovery.recover', { token: last, password: testPassword }),
      'mail_link_gone',
    );
  });

  it('still asks for the second step, in a trusted browser too', async () => {
    const { person, address } = await withMail('eve');
    const { uri } = await person.call('login.beginTotp', {});
    const totp = URI.parse(uri) as TOTP;
    const next = () => {
      clock.moveBy({ seconds: 30 });
      return totp.generate({ timestamp: clock.now().getTime() });
    };
    await person.call('login.confirmTotp', { code: next() });
    const step = await server.call('accounts.signIn', { handle: 'eve', password: testPassword });
    if (isSignedIn(step)) throw new Error('no second step was asked for');
    const finished = await server.call('login.finishWithTotp', {
      ticket: step.ticket,
      code: next(),
      trust: true,
    });
    await server.call('recovery.ask', { to: 'eve', language: 'en' });
    const answer = await server.call('recovery.recover', {
      token: tokenOf(await waitForMail(address, 2)),
      password: newPassword,
      browser: finished.browser as string,
    });
    if (isSignedIn(answer)) throw new Error('no second step was asked for');
    expect(answer.ways).toEqual(['totp', 'recoveryCode']);
    await server.call('login.finishWithTotp', { ticket: answer.ticket, code: next() });
  });

  it('says the same of accounts that are there and that are not, and sends no more than a few mails', async () => {
    const { address } = await withMail('fin');
    await expect(server.call('recovery.ask', { to: 'nobody_at_all', language: 'en' })).resolves.toEqual({});
    await expect(server.call('recovery.ask', { to: 'no@such.example', language: 'en' })).resolves.toEqual({});
    for (let at = 0; at < 7; at++)
      await expect(server.call('recovery.ask', { to: 'fin', language: 'en' })).resolves.toEqual({});
    await waitForMail(address, 1 + 4);
    for (const token of ['x'.repeat(43), `${'y'.repeat(42)}z`])
      await expectRefusal(
        server.call('recovery.recover', { token, password: newPassword }),
        'mail_link_gone',
      );
  });

  it('keeps neither address nor secret in the open in its links', async () => {
    const { address } = await withMail('gia');
    await server.call('recovery.ask', { to: 'gia', language: 'en' });
    const token = tokenOf(await waitForMail(address, 2));
    const { rows } = await server.house.db.query<{ all: string }>(
      'select string_agg(l::text, chr(10)) as all from recovery_links l',
    );
    expect(rows[0]?.all).not.toContain(token);
  });
});

describe('a host', () => {
  it('without mails offers none', async () => {
    const silent = await startTestServer();
    try {
      const ann = await silent.person('ann');
      await expect(ann.call('recovery.mail', {})).resolves.toMatchObject({ offered: false });
      await expect(silent.call('accounts.describeHost', {})).resolves.toMatchObject({ mail: false });
      await expectRefusal(silent.call('recovery.ask', { to: 'ann', language: 'en' }), 'mail_off');
      await expectRefusal(
        ann.call('recovery.setMail', { address: 'a@b.example', language: 'en' }),
        'mail_off',
      );
    } finally {
      await silent.stop();
    }
  });

  it('sends through an SMTP server', async () => {
    const received: string[] = [];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        void (async () => {
          const mail = await PostalMime.parse(await buffer(stream));
          received.push(`${mail.to?.[0]?.address} ${mail.subject}`);
          done();
        })();
      },
    });
    await new Promise<void>((open) => {
      smtp.listen(0, '127.0.0.1', () => open());
    });
    const { port } = smtp.server.address() as { port: number };
    const host = await startTestServer({ config: { smtpUrl: `smtp://127.0.0.1:${port}` } });
    try {
      const bob = await host.person('bob');
      await bob.call('recovery.setMail', { address: 'bob@example.org', language: 'en' });
      await vi.waitFor(
        () => expect(received).toEqual(['bob@example.org Maru: please confirm your e-mail address']),
        patience,
      );
    } finally {
      await host.stop();
      await new Promise<void>((closed) => {
        smtp.close(() => closed());
      });
    }
  });
});

describe('a frozen account', () => {
  it('hears by mail that somebody waits to come in, and is opened again by a link', async () => {
    const { person, address } = await withMail('frosty');
    await person.call('approval.freeze', {});
    await person.call('accounts.signOut', {});
    const step = await server.call('accounts.signIn', { handle: 'frosty', password: testPassword });
    const { ticket } = step as { ticket: string };
    await server.call('approval.ask', { ticket });
    await server.call('approval.wait', { ticket });
    expect((await waitForMail(address, 2)).subject).toContain('somebody waits to be signed in');
    await server.call('recovery.ask', { to: 'frosty', language: 'en' });
    const token = tokenOf(await waitForMail(address, 3));
    const back = server.as(await server.call('recovery.recover', { token, password: newPassword }));
    await expect(back.call('approval.list', {})).resolves.toMatchObject({ frozenAt: null });
    await expectRefusal(server.call('approval.finish', { ticket }), 'ticket_gone');
  });
});
