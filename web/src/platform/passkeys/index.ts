import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

type Json = Record<string, unknown>;

const load = () => import('@simplewebauthn/browser');

/** The person or the browser has called a passkey off; nothing is wrong and nothing needs to be said. */
export class PasskeyCalledOff extends Error {
  override name = 'PasskeyCalledOff';
}

/** Can this page use passkeys of a host of this name at all? */
export const canUsePasskeys = (passkeyHost: string | undefined): boolean =>
  globalThis.isSecureContext &&
  typeof globalThis.PublicKeyCredential === 'function' &&
  (location.hostname === passkeyHost || location.hostname.endsWith(`.${passkeyHost}`));

const asCalledOff = (error: unknown): never => {
  const name = (error as Error | undefined)?.name;
  if (name === 'NotAllowedError' || name === 'AbortError') throw new PasskeyCalledOff();
  throw error;
};

/** Makes a passkey on this device, or on one near by. */
export const createPasskey = async (options: Json): Promise<Json> => {
  const { startRegistration } = await load();
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return (await startRegistration({ optionsJSON }).catch(asCalledOff)) as unknown as Json;
};

/** Asks for a passkey. */
export const askPasskey = async (options: Json): Promise<Json> => {
  const { startAuthentication } = await load();
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return (await startAuthentication({ optionsJSON }).catch(asCalledOff)) as unknown as Json;
};

/** Can the browser offer passkeys in a field that is being filled in? */
export const canOfferInField = async (): Promise<boolean> => (await load()).browserSupportsWebAuthnAutofill();

/** Lets the browser offer passkeys in the field for the handle; settles when one is chosen there, and not before. */
export const offerPasskeyInField = async (options: Json): Promise<Json> => {
  const { startAuthentication } = await load();
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return (await startAuthentication({ optionsJSON, useBrowserAutofill: true }).catch(
    asCalledOff,
  )) as unknown as Json;
};

/** Ends what `offerPasskeyInField` waits for. */
export const endPasskeyOffer = async (): Promise<void> =>
  (await load()).WebAuthnAbortService.cancelCeremony();
