import { registerSignUpStep } from '../accounts/index.ts';
import type { Feature } from '../../platform/house.ts';
import { answerByMail, change, consent, look, wards } from './be-guardian.ts';
import { askByMail, makeLink, mine } from './find-guardian.ts';
import './personal-data.ts';
import { keepAge, requireAge } from './sign-up.ts';
import { tendGuarded } from './tend.ts';

registerSignUpStep({ id: 'age', before: requireAge, inside: keepAge });

/** Who is younger than this host asks for, and the guardians who consent to their accounts. */
export const guardians: Feature = {
  name: 'guardians',
  methods: {
    'guardians.mine': mine,
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
