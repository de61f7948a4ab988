import { agreed, startTestServer, type TestServer, testPassword } from '@maru/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNotHandle, whyNotPassword } from './rules.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const password = 'open-wooden-hall';

describe('signing up', () => {
  it('makes the first account of a new host its operator, and no other', async () => {
    await expect((await server.alice()).call('accounts.me', {})).resolves.toMatchObject({ operator: true });
    await expect((await server.bob()).call('accounts.me', {})).resolves.toMatchObject({ operator: false });
  });

  it('makes one operator even when many sign up at once on a new host', async () => {
    const fresh = await startTestServer();
    try {
      const people = await Promise.all(Array.from({ length: 6 }, (_, index) => fresh.person(`rush${index}`)));
      const operators = await Promise.all(
        people.map(async (one) => (await one.call('accounts.me', {})).operator),
      );
      expect(operators.filter(Boolean)).toHaveLength(1);
    } finally {
      await fresh.stop();
    }
  });

  it('takes a handle once, whatever its case', async () => {
    await server.call('accounts.signUp', { handle: 'Dong.Hae', name: '동해', password, agreed });
    await expect(
      server.call('accounts.signUp', { handle: 'dong.hae', name: 'x', password, agreed }),
    ).rejects.toMatchObject({ code: 'handle_taken' });
    await expect(server.call('accounts.checkHandle', { handle: '@DONG.hae' })).resolves.toEqual({
      free: false,
      valid: true,
    });
  });

  it.each([
    ['ab', 'Name', password, 'handle_invalid'],
    ['has space', 'Name', password, 'handle_invalid'],
    ['한글핸들', 'Name', password, 'handle_invalid'],
    ['admin', 'Name', password, 'handle_invalid'],
    ['...', 'Name', password, 'handle_invalid'],
    ['fine_one', 'Name', 'short', 'password_too_short'],
    ['fine_one', 'Name', 'password123', 'password_too_common'],
    ['fine_one', 'Name', 'aaaaaaaaaa', 'password_too_common'],
    ['fine_one', '  ', password, 'bad_input'],
    ['fine_one', '\u200b\u3164', password, 'bad_input'],
  ])('refuses %s / %s / %s with %s', async (...[handle, name, secret, code]) => {
    await expect(
      server.call('accounts.signUp', { handle, name, password: secret, agreed }),
    ).rejects.toMatchObject({
      code,
    });
  });

  it('can be closed by the operator', async () => {
    const closed = await startTestServer({ config: { signUp: 'closed' } });
    try {
      await closed.person('first');
      await expect(closed.person('second')).rejects.toMatchObject({ code: 'sign_up_closed' });
    } finally {
      await closed.stop();
    }
  });
});

describe('signing in', () => {
  it('needs handle and password, and does not say which was wrong', async () => {
    await server.alice();
    await expect(server.call('accounts.signIn', { handle: 'ALICE', password })).resolves.toMatchObject({
      account: { handle: 'alice' },
    });
    await expect(
      server.call('accounts.signIn', { handle: 'alice', password: 'wrong-password' }),
    ).rejects.toMatchObject({ code: 'wrong_credentials' });
    await expect(server.call('accounts.signIn', { handle: 'nobody_here', password })).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
  });
});

describe('profile and settings', () => {
  it('change, stay, and reach my other devices', async () => {
    const fred = await server.person('fred');
    const socket = await fred.rawSocket();
    await fred.call('accounts.updateProfile', { name: '프레드', status: '여행 중' });
    expect((await socket.nextEntry('profile.changed')).body).toMatchObject({
      me: { name: '프레드', status: '여행 중' },
    });
    await expect(fred.call('accounts.updateSettings', { seesOnline: 'nobody' })).resolves.toMatchObject({
      seesOnline: 'nobody',
      seesLastSeen: 'friends',
    });
    expect((await socket.nextEntry('settings.changed')).body).toMatchObject({
      settings: { seesOnline: 'nobody' },
    });
    await expect(fred.call('accounts.me', {})).resolves.toMatchObject({
      name: '프레드',
      settings: { seesOnline: 'nobody' },
    });
  });

  it('of one person on two devices meet field by field, and the last word counts', async () => {
    const fred = await server.person('fred');
    const answer = await server.call('accounts.signIn', { handle: 'fred', password: testPassword });
    const tablet = server.as(answer as never);
    await Promise.all([
      fred.call('accounts.updateSettings', { theme: 'dark', undoSeconds: 5 }),
      tablet.call('accounts.updateSettings', { skinTone: 'medium' }),
    ]);
    await tablet.call('accounts.updateSettings', { theme: 'light' });
    const both = { theme: 'light', undoSeconds: 5, skinTone: 'medium' };
    expect((await fred.call('accounts.me', {})).settings).toMatchObject(both);
    expect((await tablet.call('accounts.me', {})).settings).toMatchObject(both);
    await expect(fred.call('accounts.updateSettings', { undoSeconds: 4 } as never)).rejects.toMatchObject({
      code: 'bad_input',
    });
  });

  it('refuse a picture of somebody else', async () => {
    const fred = await server.person('fred');
    await expect(
      fred.call('accounts.updateProfile', { photo: '0192d3f0-0000-7000-8000-000000000000' as never }),
    ).rejects.toMatchObject({ code: 'picture_not_found' });
  });
});

describe('rules', () => {
  it('let every well-formed handle through and nothing else', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9][a-z0-9_.]{2,19}$/),
        (handle) =>
          whyNotHandle(handle) === undefined ||
          ['admin', 'help', 'api', 'root', 'all', 'here', 'null', 'guest', 'maru'].some((word) =>
            handle.includes(word),
          ),
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => whyNotHandle(text) !== undefined || /^[a-z0-9_.]{3,20}$/.test(text)),
    );
  });

  it('refuse a password made of the handle or a word of this place', () => {
    for (const weak of ['maru2026!', 'MaruMaru', 'ann.1234', 'annann99', 'Welcome-2026', '마루마루1234'])
      expect(whyNotPassword(weak, 'ann', new Set())).toBe('password_too_common');
    for (const good of ['maru-and-the-wooden-hall', 'anns-red-boat', '12-34-56-78'])
      expect(whyNotPassword(good, 'ann', new Set())).toBeUndefined();
  });

  it('refuse a password that is the handle', () => {
    expect(whyNotPassword('my_handle_x', 'my_handle_x', new Set())).toBe('password_too_common');
    expect(whyNotPassword('한글로된비밀번호', 'x', new Set())).toBeUndefined();
  });
});
