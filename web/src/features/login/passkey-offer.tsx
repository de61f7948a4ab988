import { KeyRound } from 'lucide-react';
import { useEffect } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { canUsePasskeys, endPasskeyOffer, PasskeyCalledOff } from '../../platform/passkeys/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, toast } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { signInWithPasskey, waitForPasskeyInField } from './passkey-sign-in.ts';

const unlessCalledOff = (error: unknown): void => {
  if (!(error instanceof PasskeyCalledOff)) throw error;
};

/** Signing in with a passkey: a button below the form, and where the browser can, right in the field for the handle. */
export function PasskeyOffer() {
  const t = useWords();
  const host = useHost();
  const verb = useVerb();
  const isOffered = canUsePasskeys(host?.passkeyHost);
  useEffect(() => {
    if (!isOffered) return;
    waitForPasskeyInField()
      .catch(unlessCalledOff)
      .catch((error: unknown) => toast(wordError(error), { tone: 'danger' }));
    return () => void endPasskeyOffer();
  }, [isOffered]);
  if (!isOffered) return null;
  return (
    <>
      <Button
        size="lg"
        isWide
        icon={<KeyRound aria-hidden="true" />}
        isBusy={verb.isBusy}
        onPress={() => void verb.run(() => signInWithPasskey().catch(unlessCalledOff))}
      >
        {t('login.withPasskey')}
      </Button>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
    </>
  );
}
