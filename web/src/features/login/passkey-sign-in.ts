import {
  canOfferInField,
  endPasskeyOffer,
  askPasskey,
  offerPasskeyInField,
} from '../../platform/passkeys/index.ts';
import { callOverHttp } from '../../platform/session/index.ts';
import { finishSignIn } from '../accounts/index.ts';

/** Signs in with a passkey alone. */
export const signInWithPasskey = async (): Promise<void> => {
  await endPasskeyOffer();
  const { options } = await callOverHttp('login.beginPasskeySignIn', {});
  const answer = await askPasskey(options);
  await finishSignIn(callOverHttp('login.signInWithPasskey', { answer }));
};

/** Signs in with the passkey that is chosen in the field for the handle; waits as long as nobody chooses one. */
export const waitForPasskeyInField = async (): Promise<void> => {
  if (!(await canOfferInField())) return;
  const { options } = await callOverHttp('login.beginPasskeySignIn', {});
  const answer = await offerPasskeyInField(options);
  await finishSignIn(callOverHttp('login.signInWithPasskey', { answer }));
};
