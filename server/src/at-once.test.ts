import { isSignedIn, type InputOf, type MethodName } from '@maru/contract';
import { stillClock, startTestServer, testPassword, type TestPerson, type TestServer } from '@maru/testing';
import { URI, type TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What is good once, asked for many times at one moment. */
const clock = stillClock();
let server: TestServer;
let operator: TestPerson;
beforeAll(async () => {
  server = await startTestServer({ clock, config: { approval: 'on' } });
  operator = await server.alice();
});
afterAll(() => server.stop());

/** How many of so many calls at once were let through. */
const letThrough = async (calls: (() => Promise<unknown>)[]): Promise<number> => {
  const settled = await Promise.allSettled(calls.map((call) => call()));
  return settled.filter(({ status }) => status === 'fulfilled').length;
};
const eight = <Result>(make: (at: number) => Result): Result[] =>
  Array.from({ length: 8 }, (_, at) => make(at));
const call = <Name extends MethodName>(name: Name, input: InputOf<Name>) => server.call(name, input);

const withTotp = async (name: string) => {
  const person = await server.person(name);
  const { uri } = await person.call('login.beginTotp', {});
  const totp = URI.parse(uri) as TOTP;
  const next = () => {
    clock.moveBy({ seconds: 30 });
    return totp.generate({ timestamp: clock.now().getTime() });
  };
  const { recoveryCodes } = await person.call('login.confirmTotp', { code: next() });
  return { person, next, codes: recoveryCodes as string[] };
};
/** One after another: passwords that are right are counted as guesses until they were looked at. */
const ticketsOf = async (person: TestPerson): Promise<string[]> => {
  const tickets: string[] = [];
  for (let at = 0; at < 8; at++) tickets.push(await ticketOf(person));
  return tickets;
};
const ticketOf = async ({ handle }: TestPerson): Promise<string> => {
  const answer = await call('accounts.signIn', { handle, password: testPassword });
  if (isSignedIn(answer)) throw new Error('no second step was asked for');
  return answer.ticket;
};

describe('let through once of eight at one moment:', () => {
  it('a recovery code, with eight tickets', async () => {
    const { person, codes } = await withTotp('una');
    const tickets = await ticketsOf(person);
    const calls = tickets.map(
      (ticket) => () => call('login.finishWithRecoveryCode', { ticket, code: codes[0] as string }),
    );
    expect(await letThrough(calls)).toBe(1);
    await expect(person.call('login.state', {})).resolves.toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('a ticket, with eight recovery codes, of which one is used up', async () => {
    const { person, codes } = await withTotp('ute');
    const ticket = await ticketOf(person);
    const calls = codes
      .slice(0, 8)
      .map((code) => () => call('login.finishWithRecoveryCode', { ticket, code }));
    expect(await letThrough(calls)).toBe(1);
    await expect(person.call('login.state', {})).resolves.toMatchObject({ recoveryCodesLeft: 9 });
  });

  it('a code of an authenticator app, with eight tickets', async () => {
    const { person, next } = await withTotp('uma');
    const tickets = await ticketsOf(person);
    const code = next();
    expect(
      await letThrough(tickets.map((ticket) => () => call('login.finishWithTotp', { ticket, code }))),
    ).toBe(1);
  });

  it('an invitation to the host', async () => {
    await operator.call('desk.changeSettings', { signUp: 'invitation' });
    const { code: invitation } = await operator.call('accounts.makeHostInvitation', {});
    const { texts } = await call('consents.required', {});
    const agreed = texts.map(({ subject, version }) => ({ subject, version }));
    const calls = eight(
      (at) => () =>
        call('accounts.signUp', {
          handle: `at_once_${at}`,
          name: 'One',
          password: testPassword,
          invitation,
          agreed,
        }),
    );
    expect(await letThrough(calls)).toBe(1);
    await operator.call('desk.changeSettings', { signUp: null });
  });

  it('a handle, for eight who want it', async () => {
    const people = await Promise.all(eight((at) => server.person(`wants_${at}`)));
    const calls = people.map((one) => () => one.call('login.changeHandle', { handle: 'the_one' }));
    expect(await letThrough(calls)).toBe(1);
  });

  it('a sign-in that was approved', async () => {
    const me = await server.person('ula');
    const ticket = await ticketOf(me);
    const { number } = await call('approval.ask', { ticket });
    const [seen] = (await me.call('approval.list', {})).asking;
    await me.call('approval.approve', { id: seen!.id, number });
    expect(await letThrough(eight(() => () => call('approval.finish', { ticket })))).toBe(1);
    expect((await me.call('devices.list', {})).devices).toHaveLength(2);
  });

  it('a place in the three tries at the number of a sign-in: then the right one is too late', async () => {
    const me = await server.person('ulf');
    const ticket = await ticketOf(me);
    const { number } = await call('approval.ask', { ticket });
    const [seen] = (await me.call('approval.list', {})).asking;
    const wrong = eight((at) => String((Number(number) + 1 + at) % 100).padStart(2, '0'));
    const calls = wrong.map((one) => () => me.call('approval.approve', { id: seen!.id, number: one }));
    expect(await letThrough(calls)).toBe(0);
    expect(await letThrough([() => me.call('approval.approve', { id: seen!.id, number })])).toBe(0);
  });
});
