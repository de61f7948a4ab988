import { registerSignUpStep } from '../accounts/index.ts';
import { registerDuty } from '../../platform/duties/index.ts';
import type { Feature } from '../../platform/house.ts';
import { answerByMail, change, consent, look, wards } from './be-guardian.ts';
import { askByMail, makeLink, mine } from './find-guardian.ts';
import './personal-data.ts';
import { hasToldAge, keepAge, requireAge } from './sign-up.ts';
import { tellAge } from './tell-age.ts';
import { tendGuarded } from './tend.ts';

registerSignUpStep({ id: 'age', before: requireAge, inside: keepAge });
registerDuty({
  owed: 'age',
  code: 'age_not_told',
  // Whoever consents as a guardian says their own age with it.
  by: ['guardians.tellAge', 'guardians.consent'],
  ofGuests: false,
  asks: ({ hostSettings }) => {
    const { minAge } = hostSettings.current();
    return minAge === 0 ? undefined : String(minAge);
  },
  isDone: hasToldAge,
});

/** Who is younger than this host asks for, and the guardians who consent to their accounts. */
export const guardians: Feature = {
  name: 'guardians',
  methods: {
    'guardians.mine': mine,
    'guardians.tellAge': tellAge,
    'guardians.makeLink': makeLink,
    'guardians.askByMail': askByMail,
    'guardians.look': look,
    'guardians.consent': consent,
    'guardians.answerByMail': answerByMail,
    'guardians.wards': wards,
    'guardians.change': change,
  },
  jobs: [tendGuarded],
};
