import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFileOf, openKeys } from './index.ts';
import { isSigned, openBytes, sealBytes, signText } from './sealing.ts';

const key = randomBytes(32);
const mine = { purpose: 'totp', of: 'alice' };

describe('what is sealed', () => {
  it('opens with the key it was sealed with, and looks different each time', () => {
    const plain = Buffer.from('JBSWY3DPEHPK3PXP');
    const sealed = sealBytes(key, mine, plain);
    expect(openBytes(key, mine, sealed)).toEqual(plain);
    expect(sealBytes(key, mine, plain)).not.toEqual(sealed);
    expect(sealed.includes(plain)).toBe(false);
  });

  it('does not open with another key, for another purpose, in another person’s row, or changed by a bit', () => {
    const sealed = sealBytes(key, mine, Buffer.from('secret'));
    expect(() => openBytes(randomBytes(32), mine, sealed)).toThrow('authenticate');
    expect(() => openBytes(key, { ...mine, purpose: 'mail' }, sealed)).toThrow('authenticate');
    expect(() => openBytes(key, { ...mine, of: 'bob' }, sealed)).toThrow('authenticate');
    for (const at of [0, 1, 13, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      expect(() => openBytes(key, mine, changed)).toThrow(at === 0 ? 'known' : 'authenticate');
    }
    expect(() => openBytes(key, mine, Buffer.alloc(0))).toThrow('known');
  });
});

it('a signature holds for one purpose and one text', () => {
  const signature = signText(key, 'unsubscribe', 'alice');
  expect(isSigned(key, 'unsubscribe', { text: 'alice', signature })).toBe(true);
  expect(isSigned(key, 'unsubscribe', { text: 'bob', signature })).toBe(false);
  expect(isSigned(key, 'recover', { text: 'alice', signature })).toBe(false);
  expect(isSigned(key, 'unsubscribe', { text: 'alice', signature: '' })).toBe(false);
});

describe('the key of a host', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'maru-keys-'));
  });
  afterAll(() => rm(dataDir, { recursive: true }));

  it('is made once, for its owner alone, and is the same for processes that come at once', async () => {
    const both = await Promise.all([openKeys({ hostKey: '', dataDir }), openKeys({ hostKey: '', dataDir })]);
    const [one, other] = both.map((keys) => keys.sign('x', 'y'));
    expect(one).toBe(other);
    expect((await stat(keyFileOf(dataDir))).mode & 0o777).toBe(0o600);
    expect((await openKeys({ hostKey: '', dataDir })).sign('x', 'y')).toBe(one);
  });

  it('can be given instead, and is refused with a sentence where it is none', async () => {
    const given = (await readFile(keyFileOf(dataDir), 'utf8')).trim();
    const elsewhere = { dataDir: '/nowhere/at/all' };
    const file = await openKeys({ hostKey: '', dataDir });
    expect((await openKeys({ hostKey: given, ...elsewhere })).sign('x', 'y')).toBe(file.sign('x', 'y'));
    await expect(openKeys({ hostKey: 'too short', ...elsewhere })).rejects.toThrow(
      'HOST_KEY: not a key of 32',
    );
  });
});
