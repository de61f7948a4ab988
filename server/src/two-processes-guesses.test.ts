import { startTwoProcesses, stillClock, testPassword, type TwoProcesses } from '@maru/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from './platform/house.ts';

// Allowances of calls are counted by each process for itself (`docs/operating.md` says by how much that is more); what can be
// guessed is counted by the host.

const clock = stillClock();
let stage: TwoProcesses<House>;

beforeAll(async () => {
  // Behind a proxy, so that the test can come from anywhere.
  stage = await startTwoProcesses<House>({ clock, config: { trustProxy: 'on' } });
});
afterAll(() => stage.stop());

let turn = 0;
/** Calls at the two processes in turn; gives `ok` or the code of the refusal. */
const callInTurn = async (
  method: string,
  input: unknown,
  { token, from }: { token?: string; from: string },
) => {
  const { url } = turn++ % 2 === 0 ? stage.one : stage.other;
  const answer = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from, ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  });
  return ((await answer.json()) as { refusal?: { code: string } }).refusal?.code ?? 'ok';
};

const six = Array.from({ length: 6 }, () => 'wrong_credentials');

it('whoever guesses a password at two processes in turn has no more tries than at one', async () => {
  const { handle } = await stage.one.person('abe');
  const codes: string[] = [];
  for (let at = 0; at < 7; at++)
    codes.push(
      await callInTurn(
        'accounts.signIn',
        { handle, password: `wrong-guess-${at}` },
        { from: '198.51.100.7' },
      ),
    );
  expect(codes).toEqual([...six, 'too_many_tries']);
  // Locked at both, also for the right one; and from elsewhere at neither.
  const right = { handle, password: testPassword };
  for (let at = 0; at < 2; at++)
    expect(await callInTurn('accounts.signIn', right, { from: '198.51.100.7' })).toBe('too_many_tries');
  expect(await callInTurn('accounts.signIn', right, { from: '203.0.113.9' })).toBe('ok');
});

it('guesses in the same moment at both are counted one by one', async () => {
  const { handle } = await stage.one.person('bea');
  const codes = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      callInTurn('accounts.signIn', { handle, password: `at-once-${at}` }, { from: '192.0.2.5' }),
    ),
  );
  expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(6);
});

it('the proof of a session is guessed no more often at two processes', async () => {
  const { token } = await stage.one.person('cid');
  const codes: string[] = [];
  for (let at = 0; at < 7; at++)
    codes.push(
      await callInTurn(
        'proof.give',
        { way: 'password', password: `wrong-guess-${at}` },
        { token, from: '192.0.2.9' },
      ),
    );
  expect(codes.slice(0, 6)).not.toContain('too_many_tries');
  expect(codes.slice(0, 6)).not.toContain('ok');
  expect(codes[6]).toBe('too_many_tries');
});
