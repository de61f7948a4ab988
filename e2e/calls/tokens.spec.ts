import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import process from 'node:process';
import { callingBrowser, joinCall, startGroupCall, visitAsCaller } from '../src/callers.ts';
import { startHost, type HostProcess } from '../src/host-process.ts';
import { expect, test } from '../src/journey.ts';
import { expectToSee, received, seen, smallCamera } from '../src/media-people.ts';
import { claimsOf, encode, knock, refusedAtDoor, swapPass } from '../src/passes.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

test('a forged pass opens nothing, to a browser’s client or to a bare socket', async ({ visit }) => {
  const people = await signUpFriends('Alice', 'Bob', 'Mallory');
  const path = `/chats/${await groupOf('Trip', people)}`;
  const of = { path, camera: smallCamera };
  const left = await visitAsCaller(visit, { person: people[0]!, colour: 'red', ...of });
  const right = await visitAsCaller(visit, { person: people[1]!, colour: 'green', ...of });
  const spy = await visitAsCaller(visit, { person: people[2]!, colour: 'blue', ...of });
  await startGroupCall(left);
  await joinCall(right);
  await expectToSee(left, ['red', 'green'], 30_000);

  // Real passes, made into others: another name in it, another key, no key, nothing at all.
  const [call] = (await people[0]!.call('calls.live', {})).calls;
  const join = await people[2]!.call('calls.join', { chatId: call!.chatId, callId: call!.callId });
  const { url, token } = join.pass!;
  await people[2]!.call('calls.leave', { chatId: call!.chatId, callId: call!.callId });
  const [head, body, signature] = token.split('.') as [string, string, string];
  const later = encode({ ...claimsOf(token), exp: Math.floor(Date.now() / 1_000) + 99_999 });
  const forged = [
    `${head}.${later}.${signature}`,
    `${head}.${body}.${'A'.repeat(signature.length)}`,
    `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
    'not.a.token',
  ];
  for (const one of forged) expect(await knock(url, one)).toMatchObject({ status: 401, says: 'tokenForged' });
  expect(await knock(url, undefined)).toMatchObject({ status: 401, says: 'tokenMissing' });

  await swapPass(spy, { to: forged[0]!, of: 'all' });
  const refused = refusedAtDoor(spy);
  await spy.getByRole('button', { name: 'Join', exact: true }).first().click();
  await spy.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click();
  expect(await refused).toBe('tokenForged');
  const got = await received(spy);
  expect([got.framesDecoded, got.bytes]).toEqual([0, 0]);
  expect((await seen(left)).map(({ colour }) => colour)).not.toContain('blue');
});

/** Starts a host whose workers write down the key that they are given, which leaves the host in no other way. */
const startTalkativeHost = async (file: string): Promise<HostProcess> => {
  const listener = `
    import { writeFileSync } from 'node:fs';
    const { emit } = process;
    process.emit = function (name, said, ...rest) {
      if (name === 'message' && said?.call === 'start')
        writeFileSync(${JSON.stringify(file)}, JSON.stringify(said.input.key));
      return emit.call(this, name, said, ...rest);
    };`;
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `--import=data:text/javascript,${encodeURIComponent(listener)}`;
  try {
    return await startHost('--smtp-url', 'folder');
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
};

test('an expired pass opens nothing, and an app that holds one gets a new one by itself', async ({
  visit,
}) => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'maru-expired-'));
  const host = await startTalkativeHost(joinPath(folder, 'key.json'));
  const before = process.env['MARU_URL'];
  process.env['MARU_URL'] = host.url;
  try {
    const people = await signUpFriends('Alice', 'Bob');
    const path = `/chats/${await groupOf('Trip', people)}`;
    const of = { path, camera: smallCamera, url: host.url };
    const left = await visitAsCaller(visit, { person: people[0]!, colour: 'red', ...of });
    const right = await visitAsCaller(visit, { person: people[1]!, colour: 'green', ...of });
    await startGroupCall(left);
    const [call] = (await people[0]!.call('calls.live', {})).calls;
    const one = { chatId: call!.chatId, callId: call!.callId };
    const { url, token } = (await people[1]!.call('calls.join', one)).pass!;
    await people[1]!.call('calls.leave', one);

    const key = JSON.parse(await readFile(joinPath(folder, 'key.json'), 'utf8')) as { secret: string };
    const until = (seconds: number): string => {
      const exp = Math.floor(Date.now() / 1_000) + seconds;
      const signed = `${token.split('.')[0]}.${encode({ ...claimsOf(token), issuedAtMs: Date.now(), exp })}`;
      return `${signed}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`;
    };
    // The same words under the same key are let past the door as long as their time is not over: there a bare socket is at a
    // loss for what it wants.
    expect(await knock(url, until(60))).toMatchObject({ status: 400 });
    expect(await knock(url, until(-1))).toMatchObject({ status: 401, says: 'tokenExpired' });

    await swapPass(right, { to: until(-1), of: 'the first' });
    const refused = refusedAtDoor(right);
    await joinCall(right);
    expect(await refused).toBe('tokenExpired');
    for (const page of [left, right]) await expectToSee(page, ['red', 'green'], 30_000);
  } finally {
    process.env['MARU_URL'] = before;
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
