import { resolve } from 'node:path';
import type { Person } from '@maru/contract';
import { appointOperator, findPersonByHandle, signOutAccount } from '../features/accounts/index.ts';
import { exportAll } from '../features/archive/index.ts';
import { resetSecondStep } from '../features/login/index.ts';
import { CannotStart } from '../platform/config/index.ts';
import type { House } from '../platform/house.ts';
import type { Command } from './command.ts';
import { changeHost, commandLine, visitHost } from './visit-host.ts';

const requirePerson = async ({ db }: Pick<House, 'db'>, typed: string): Promise<Person> => {
  const person = await findPersonByHandle(db, typed.replace(/^@/, '').toLowerCase(), 'stranger');
  if (!person) throw new CannotStart(`There is nobody with the handle ${typed} here.`);
  return person;
};

const appoint = (operator: boolean): Command['run'] => {
  const [deed, already, done] = operator
    ? (['operator.added', 'is an operator already', 'is an operator now'] as const)
    : (['operator.removed', 'is no operator', 'is no operator any more'] as const);
  return async (given) =>
    changeHost(given, async (house, tx) => {
      const person = await requirePerson({ db: house.db }, given.words[0] as string);
      const changed = await appointOperator(house, tx, { accountId: person.id, operator });
      given.say(`@${person.handle} (${person.name}) ${changed ? done : already}.`);
      return changed ? { deed, about: person.id, aboutName: `@${person.handle}` } : undefined;
    });
};

/** Makes somebody an operator. */
export const addOperator: Command = {
  name: 'operator add',
  takes: '<handle>',
  means: 'make somebody an operator',
  needs: 1,
  run: appoint(true),
};

/** Takes the right away. */
export const removeOperator: Command = {
  name: 'operator remove',
  takes: '<handle>',
  means: 'make somebody no longer an operator',
  needs: 1,
  run: appoint(false),
};

/** Lets somebody in by password alone who has lost the second step; whatever is signed in as them is signed out. */
export const resetTwoFactor: Command = {
  name: 'two-factor reset',
  takes: '<handle>',
  means: 'ask somebody for no second step any more, and sign their devices out',
  needs: 1,
  run: (given) =>
    changeHost(given, async (house, tx) => {
      const person = await requirePerson(house, given.words[0] as string);
      const wasOn = await resetSecondStep(house, tx, { accountId: person.id, client: commandLine() });
      if (!wasOn) {
        given.say(`@${person.handle} is not asked for a second step.`);
        return undefined;
      }
      await signOutAccount(house, tx, person.id);
      given.say(
        `@${person.handle} (${person.name}) signs in by password now, and is signed out everywhere. Ask them to set up a second step again.`,
      );
      return { deed: 'person.twoFactorReset', about: person.id, aboutName: `@${person.handle}` };
    }),
};

/** Writes what somebody can read to a file, which is theirs to have. */
export const exportPerson: Command = {
  name: 'export',
  takes: '<handle> [file]',
  means: 'write all that somebody can read to a file, for that person',
  needs: 1,
  async run(given) {
    const [typed, named] = given.words as [string, string | undefined];
    const done = await visitHost(given, async (house) => {
      const person = await requirePerson(house, typed);
      const file = resolve(named ?? `maru-${person.handle}.zip`);
      return { person, file, bytes: await exportAll(house, person.id, file) };
    });
    await changeHost(given, async () => ({
      deed: 'person.exported',
      about: done.person.id,
      aboutName: `@${done.person.handle}`,
      details: { bytes: done.bytes },
    }));
    given.say(`${done.file} (${done.bytes} bytes). Everything in it is ${done.person.name}’s to read.`);
  },
};
