import { registerPersonalData } from '../../platform/personal-data/index.ts';

const ofRecord = (what: string, name: string) =>
  `(select l.record::jsonb ->> '${what}' from audit_log l where l.number = audit_names.number) as ${name}`;

registerPersonalData({
  feature: 'desk',
  holds: {
    // The records themselves stay: they hold ids, and seals of names that nobody can open once these rows are gone.
    'audit_names.account_id': {
      told: ['number', 'part', 'name', ofRecord('deed', 'deed'), ofRecord('at', 'at')],
      gone: 'row',
    },
  },
});
