import type { Feature, Job } from '../../platform/house.ts';
import { registerDuty } from '../../platform/duties/index.ts';
import { registerSecondStep } from '../accounts/index.ts';
import { registerProofWay } from '../proof/index.ts';
import { hasSecondStep } from './has-second-step.ts';
import { methods } from './methods.ts';
import { askForPasskey, checkPasskey } from './passkeys/ceremonies.ts';
import { deleteOldChallenges } from './passkeys/passkey-store.ts';
import { readStanding } from './store.ts';
import { sealClearTotps, spendTotpCode } from './totp.ts';
import './personal-data.ts';

export { notePasswordChanged } from './store.ts';
export { resetSecondStep } from './reset-second-step.ts';
export { hasSecondStep } from './has-second-step.ts';
export { tellDevices } from './tell-devices.ts';
export { onSecurityNews, tellSecurity, type SecurityNews } from './security-news.ts';

registerSecondStep({
  way: 'totp',
  standing: async (house, { accountId }) =>
    (await readStanding(house.db, accountId)).totp ? 'needed' : undefined,
});
registerSecondStep({
  way: 'passkey',
  async standing(house, { accountId }) {
    const { passkeys, passkey_second: isAsked } = await readStanding(house.db, accountId);
    return passkeys === 0 ? undefined : isAsked ? 'needed' : 'offered';
  },
});
registerSecondStep({
  way: 'recoveryCode',
  standing: async (house, { accountId }) =>
    (await readStanding(house.db, accountId)).codes > 0 ? 'offered' : undefined,
});

registerDuty({
  owed: 'secondStep',
  code: 'second_step_needed',
  by: [
    'login.beginTotp',
    'login.confirmTotp',
    'login.beginPasskey',
    'login.addPasskey',
    'login.renamePasskey',
    'login.removePasskey',
    'login.setPasskeySecond',
    'login.makeRecoveryCodes',
    'login.changePassword',
  ],
  ofGuests: false,
  asks: ({ hostSettings }) => (hostSettings.current().secondStep === 'required' ? 'secondStep' : undefined),
  isDone: (house, { accountId }) => hasSecondStep(house, accountId),
});

registerProofWay({
  way: 'passkey',
  isOffered: async (house, accountId) => (await readStanding(house.db, accountId)).passkeys > 0,
  begin: (house, { accountId, sessionId }) =>
    askForPasskey(house, { accountId, purpose: `proof ${sessionId}` }),
  async isRight(house, { accountId, sessionId }, { answer }) {
    const check = await checkPasskey(house, answer, `proof ${sessionId}`);
    return 'whose' in check && check.whose === accountId;
  },
});
registerProofWay({
  way: 'totp',
  isOffered: async (house, accountId) => (await readStanding(house.db, accountId)).totp,
  isRight: (house, { accountId }, { code }) => spendTotpCode(house, house.db, { accountId, code }),
});

const forgetChallenges: Job = {
  name: 'login.forgetChallenges',
  everyMs: 3_600_000,
  run: ({ db, clock }) => deleteOldChallenges(db, clock.now()),
};

/** How people get in beside their password: authenticator apps, recovery codes, passkeys; and changing how. */
export const login: Feature = {
  name: 'login',
  methods,
  jobs: [forgetChallenges],
  start: sealClearTotps,
};
