import type { Rows } from './row.ts';

/** The desk of the operators. */
export const deskRows: Rows = {
  'desk.getSettings': () => ({}),
  'desk.changeSettings': () => ({ callsPercent: null }),
  'desk.health': () => ({}),
  'desk.storage': () => ({}),
  'desk.findPeople': () => ({ query: 'alice' }),
  'desk.suspend': async ({ newPerson }) => ({
    accountId: (await newPerson()).id,
    reason: 'as a test',
    endsAt: null,
  }),
  'desk.endSuspension': async ({ newPerson }) => ({ accountId: (await newPerson()).id }),
  'desk.signOutEverywhere': async ({ newPerson }) => ({ accountId: (await newPerson()).id }),
  'desk.listReports': () => ({}),
  'desk.settleReport': async ({ bob, alice, operator }) => {
    await bob.call('people.report', { accountId: alice.id, reason: 'spam' });
    const { reports } = await operator.call('desk.listReports', {});
    return { id: reports[0]?.id as string, outcome: 'nothing' };
  },
  'desk.readAudit': () => ({}),
  'desk.checkAudit': () => ({}),
};
