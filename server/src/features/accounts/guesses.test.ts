import { isSignedIn } from '@maru/contract';
import { hash } from '@node-rs/argon2';
import {
  agreed,
  expectRefusal,
  startTestServer,
  stillClock,
  testPassword,
  type TestServer,
} from '@maru/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkOf } from './guess-rules.ts';
import { isHashOutdated } from './passwords.ts';

const clock = stillClock();
let server: TestServer;
beforeAll(async () => {
  // Behind a proxy, so that a test can come from anywhere.
  server = await startTestServer({ clock, config: { trustProxy: 'on' } });
});
afterAll(() => server.stop());

interface Try {
  handle: string;
  password?: string;
  from?: string;
  browser?: string;
}

/** Signs in from an address; gives `ok` or the code of the refusal, and how long to wait. */
const signIn = async ({ handle, password = testPassword, from = '198.51.100.7', browser }: Try) => {
  const answer = await fetch(`${server.url}/api/accounts.signIn`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: JSON.stringify({ handle, password, ...(browser && { browser }) }),
  });
  const { refusal } = (await answer.json()) as {
    refusal?: { code: string; message: string; details?: { retryAfterMs?: number } };
  };
  return {
    code: refusal?.code ?? 'ok',
    message: refusal?.message,
    wait: refusal?.details?.retryAfterMs ?? 0,
  };
};

const guess = async (tries: number, attempt: Omit<Try, 'password'>) => {
  const codes: string[] = [];
  for (let at = 0; at < tries; at++)
    codes.push((await signIn({ ...attempt, password: `a-wrong-guess-${at}` })).code);
  return codes;
};

/** As if so much had been guessed wrong already: every real guess costs a hash. */
const alreadyWrong = (subject: string, failed: number) =>
  server.house.db.query(
    `insert into guesses (subject, failed, last_at) values ($1, $2, $3)
     on conflict (subject) do update set failed = $2, last_at = $3, locked_until = null`,
    [subject, failed, clock.now()],
  );

describe('guessing a password', () => {
  it('waits after six wrong ones, longer each time, never more than a quarter of an hour', async () => {
    await server.person('abe');
    const codes = await guess(7, { handle: 'abe' });
    expect(codes).toEqual([...Array.from({ length: 6 }, () => 'wrong_credentials'), 'too_many_tries']);
    const waits: number[] = [];
    for (let at = 0; at < 3; at++) {
      const { wait } = await signIn({ handle: 'abe' });
      waits.push(Math.round(wait / 1_000));
      clock.moveBy({ ms: wait + 1 });
      await guess(1, { handle: 'abe' });
    }
    expect(waits).toEqual([15, 30, 60]);
    await alreadyWrong('handleFromNetwork abe 198.51.100.0/24', 500);
    await guess(1, { handle: 'abe' });
    expect(Math.round((await signIn({ handle: 'abe' })).wait / 60_000)).toBe(15);
    clock.moveBy({ minutes: 16 });
    expect((await signIn({ handle: 'abe' })).code).toBe('ok');
    // The right one has wiped the slate.
    expect(await guess(2, { handle: 'abe' })).not.toContain('too_many_tries');
  });

  it('counts guesses at the same moment one by one', async () => {
    await server.person('bea');
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        signIn({ handle: 'bea', password: `wrong-at-once-${at}`, from: '192.0.2.5' }),
      ),
    );
    expect(codes.filter(({ code }) => code === 'wrong_credentials')).toHaveLength(6);
  });

  it('does not keep the owner out: not at home, and not in a browser that was signed in before', async () => {
    const cleo = await server.call('accounts.signUp', {
      handle: 'cleo',
      name: 'Cleo',
      password: testPassword,
      agreed,
    });
    // Somebody guesses from one network: the owner, elsewhere, does not notice.
    await guess(7, { handle: 'cleo', from: '203.0.113.9' });
    expect((await signIn({ handle: 'cleo', from: '203.0.113.77' })).code).toBe('too_many_tries');
    expect((await signIn({ handle: 'cleo', from: '198.51.100.1' })).code).toBe('ok');
    // Somebody guesses from many networks: a new device waits, a browser that is known does not.
    await alreadyWrong('handle cleo', 59);
    await guess(1, { handle: 'cleo', from: '10.1.0.1' });
    const locked = await signIn({ handle: 'cleo', from: '198.51.100.1' });
    expect(locked.code).toBe('too_many_tries');
    expect(locked.wait).toBeLessThanOrEqual(15 * 60_000);
    const { browser } = cleo;
    expect((await signIn({ handle: 'cleo', browser: browser as string })).code).toBe('ok');
  });

  it('of many handles from one address waits too, and so does its network', async () => {
    await alreadyWrong('address 192.0.2.200', 29);
    await guess(1, { handle: 'spray_last', from: '192.0.2.200' });
    expect((await signIn({ handle: 'spray_next', from: '192.0.2.200' })).code).toBe('too_many_tries');
    expect((await signIn({ handle: 'spray_next', from: '192.0.2.201' })).code).toBe('wrong_credentials');
    await alreadyWrong('network 192.0.2.0/24', 119);
    await guess(1, { handle: 'spray_last', from: '192.0.2.202' });
    expect((await signIn({ handle: 'spray_next', from: '192.0.2.203' })).code).toBe('too_many_tries');
    expect((await signIn({ handle: 'spray_next', from: '192.0.3.203' })).code).toBe('wrong_credentials');
  });

  it('tells nothing about whether a handle exists: answers, locks and waits are the same', async () => {
    await server.person('real_one');
    const outcomes = async (handle: string) => {
      const all = [];
      for (let at = 0; at < 8; at++)
        all.push(await signIn({ handle, password: `wrong-${at}`, from: '100.64.3.3' }));
      return all.map(({ code, message, wait }) => ({ code, message, wait: Math.round(wait / 1_000) }));
    };
    expect(await outcomes('real_one')).toEqual(await outcomes('nobody_one'));
  });

  it('works as hard for a handle that does not exist', async () => {
    await server.person('slow_one');
    // The work of the processor and not the time on the wall, which is longer where others are at work.
    const workOf = async (handle: string, at: number) => {
      const before = process.cpuUsage();
      await signIn({ handle, password: 'a-wrong-guess', from: `172.16.${at}.1` });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const real: number[] = [];
    const none: number[] = [];
    for (let at = 0; at < 7; at++) {
      real.push(await workOf('slow_one', at));
      none.push(await workOf(`nobody_${at}`, at));
    }
    const median = (work: number[]) => work.toSorted((one, other) => one - other)[3] as number;
    // Without the hash of nobody an unknown handle is a tenth of the work.
    expect(median(none) / median(real)).toBeGreaterThan(0.5);
    expect(median(none) / median(real)).toBeLessThan(2);
  });
});

describe('networks', () => {
  it.each([
    ['203.0.113.9', '203.0.113.0/24'],
    ['::ffff:203.0.113.9', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s belongs to %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('hold all addresses that differ in their last part', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.nat(255), (address, last) => {
        const other = address.replace(/\d+$/, String(last));
        return networkOf(address) === networkOf(other);
      }),
    );
  });
});

describe('hashes', () => {
  it('made at a lower cost are made anew at the next sign-in, and nobody notices', async () => {
    const dee = await server.person('dee');
    const weak = await hash(testPassword, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(isHashOutdated(weak)).toBe(true);
    await server.house.db.query('update accounts set password_hash = $2 where account_id = $1', [
      dee.id,
      weak,
    ]);
    const answer = await server.call('accounts.signIn', { handle: 'dee', password: testPassword });
    expect(isSignedIn(answer)).toBe(true);
    const { rows } = await server.house.db.query<{ password_hash: string }>(
      'select password_hash from accounts where account_id = $1',
      [dee.id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(
      server.call('accounts.signIn', { handle: 'dee', password: testPassword }),
    ).resolves.toBeTruthy();
    await expectRefusal(
      server.call('accounts.signIn', { handle: 'dee', password: 'wrong' }),
      'wrong_credentials',
    );
  });
});
