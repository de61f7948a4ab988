import { describe, expect, test } from 'vitest';
import { utf8 } from '../bytes/bytes.ts';
import { makeDevice, makeGroup } from '../testing/make-device.ts';
import type { EngineRefusal } from './index.ts';

const bound = new Uint8Array(32).fill(7);

/** A refusal with a code, as `rejects` and `toThrow` compare it. */
const refusal = (code: EngineRefusal) => expect.objectContaining({ name: 'EngineError', code });

describe('a group', () => {
  test('of two reads what each says, once, with its sender and what is bound to it', async () => {
    const [alice, bob] = [await makeDevice('alice'), await makeDevice('bob')];
    const [a, b] = (await makeGroup([alice, bob])) as [Uint8Array, Uint8Array];
    expect(alice.engine.epochAuthenticator(a)).toEqual(bob.engine.epochAuthenticator(b));
    const sent = await alice.engine.encrypt(a, utf8('hello'), bound);
    const opened = await bob.engine.decrypt(b, sent.message);
    expect(new TextDecoder().decode(opened.payload)).toBe('hello');
    expect(opened.authenticatedData).toEqual(bound);
    expect(opened.sender).toMatchObject({ accountId: 'alice', deviceId: 'alice-1', leaf: 0 });
    expect(opened.sender.identityKey).toEqual(alice.identity.publicKey);
    await expect(bob.engine.decrypt(opened.state, sent.message)).rejects.toEqual(refusal('replayed'));
    // Pure: the state from before opens it again, to the same.
    expect((await bob.engine.decrypt(b, sent.message)).payload).toEqual(opened.payload);
    await expect(alice.engine.decrypt(sent.state, sent.message)).rejects.toEqual(refusal('own_message'));
    await expect(alice.engine.decrypt(a, sent.message)).rejects.toEqual(refusal('own_message'));
    const answer = await bob.engine.encrypt(opened.state, utf8('hi'), bound);
    expect((await alice.engine.decrypt(sent.state, answer.message)).sender.accountId).toBe('bob');
  });
});
