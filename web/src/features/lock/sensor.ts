import { randomBytes, type LockRecord } from '../../platform/lock/index.ts';

type Sensor = NonNullable<LockRecord['biometrics']>;

/** What the newer browsers answer about an output of the sensor; the library's types may not know it yet. */
interface PrfResults {
  prf?: { enabled?: boolean; results?: { first?: BufferSource } };
}

const askMs = 60_000;

const outputOf = (credential: Credential | null): BufferSource | undefined => {
  const given = credential as PublicKeyCredential | null;
  return (given?.getClientExtensionResults() as PrfResults | undefined)?.prf?.results?.first;
};

const prf = (salt: BufferSource): AuthenticationExtensionsClientInputs =>
  ({ prf: { eval: { first: salt } } }) as AuthenticationExtensionsClientInputs;

/** Whether this device has a sensor of its own that can keep a secret for the lock. */
export const hasSensor = async (): Promise<boolean> => {
  if (typeof PublicKeyCredential === 'undefined' || !globalThis.isSecureContext) return false;
  const can = await (
    PublicKeyCredential as unknown as { getClientCapabilities?(): Promise<Record<string, boolean>> }
  )
    .getClientCapabilities?.()
    .catch(() => undefined);
  if (can?.['extension:prf'] === false) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
};

/** Asks for finger, face or the device's own code; gives the secret that only this device makes of it. */
export const askSensor = async ({
  credentialId,
  salt,
}: Pick<Sensor, 'credentialId' | 'salt'>): Promise<BufferSource | undefined> =>
  outputOf(
    await navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id: credentialId, transports: ['internal'] }],
        userVerification: 'required',
        timeout: askMs,
        extensions: prf(salt),
      },
    }),
  );

/** Makes a secret in the device's sensor for the lock alone: the host never hears of it. Undefined where it cannot. */
export const makeSensor = async (
  name: string,
): Promise<
  { credentialId: Uint8Array<ArrayBuffer>; salt: Uint8Array<ArrayBuffer>; output: BufferSource } | undefined
> => {
  const salt = randomBytes(32);
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge: randomBytes(32),
      rp: { name: 'Maru' },
      user: { id: randomBytes(16), name, displayName: name },
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'discouraged',
        userVerification: 'required',
      },
      timeout: askMs,
      extensions: prf(salt),
    },
  })) as PublicKeyCredential | null;
  if (!made || (made.getClientExtensionResults() as PrfResults).prf?.enabled === false) return undefined;
  const credentialId = new Uint8Array(made.rawId);
  const output = outputOf(made) ?? (await askSensor({ credentialId, salt }));
  return output && { credentialId, salt, output };
};
