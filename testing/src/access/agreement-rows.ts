import type { Rows } from './row.ts';

const text = { ko: { title: '글', body: '글' }, en: { title: 'Text', body: 'Text' } };

/** What people agree to, and the guardians of those who are too young to. */
export const agreementRows: Rows = {
  'consents.required': () => ({}),
  'consents.readText': () => ({ subject: 'terms' }),
  'consents.list': () => ({}),
  'consents.answer': () => ({ subject: 'terms', version: 1, what: 'given' }),
  'consents.listTexts': () => ({}),
  // Another version of the terms would ask everybody who signs up later for another agreement.
  'consents.publish': {
    input: () => ({
      subject: 'nothing',
      text,
      changes: { ko: '', en: '' },
      fromAt: null,
      asksAgain: true,
      after: 0,
    }),
    hears: 'consent_text_not_found',
  },
  'guardians.mine': () => ({}),
  'guardians.tellAge': () => ({ birth: '1990-01-01' }),
  'guardians.makeLink': { input: () => ({}), hears: 'guardian_not_needed' },
  'guardians.askByMail': {
    input: ({ fresh }) => ({ address: `${fresh()}@example.org`, language: 'en' }),
    hears: 'guardian_not_needed',
  },
  'guardians.look': {
    input: ({ fresh }) => ({ code: fresh().padEnd(43, 'x') }),
    hears: 'guardian_link_gone',
  },
  'guardians.consent': {
    input: ({ fresh }) => ({ code: fresh().padEnd(43, 'x'), birth: '1980-01-01' }),
    hears: 'guardian_link_gone',
  },
  'guardians.answerByMail': {
    input: ({ fresh }) => ({ consents: false, code: fresh().padEnd(43, 'x') }),
    hears: 'guardian_link_gone',
  },
  'guardians.wards': () => ({}),
  'guardians.change': {
    input: async ({ newPerson }) => ({ accountId: (await newPerson()).id, consents: false }),
    hears: 'ward_not_found',
  },
};
