import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { canUsePasskeys, endPasskeyOffer, PasskeyCalledOff } from '../../platform/passkeys/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, toast } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { signInWithPasskey, waitForPasskeyInField } from './passkey-sign-in.ts';

/** What the host asks a passkey to sign is good for ten minutes; a page that stands open longer asks for another. */
const renewMs = 9 * 60_000;

const unlessCalledOff = (error: unknown): void => {
  if (!(error instanceof PasskeyCalledOff)) throw error;
};

/** Signing in with a passkey: a button below the form, and where the browser can, right in the field for the handle. */
export function PasskeyOffer() {
  const t = useWords();
  const host = useHost();
  const verb = useVerb();
  const [round, setRound] = useState(0);
  const isOffered = canUsePasskeys(host?.passkeyHost);
  useEffect(() => {
    if (!isOffered) return;
    waitForPasskeyInField()
      .catch(unlessCalledOff)
      .catch((error: unknown) => toast(wordError(error), { tone: 'danger' }));
    const renewal = setTimeout(() => setRound(round + 1), renewMs);
    return () => {
      clearTimeout(renewal);
      void endPasskeyOffer();
    };
  }, [isOffered, round]);
  if (!isOffered) return null;
  // Whoever thinks better of it is offered the passkey in the field again.
  const signIn = () =>
    signInWithPasskey()
      .catch(unlessCalledOff)
      .finally(() => setRound((before) => before + 1));
  return (
    <>
      <Button
        size="lg"
        isWide
        icon={<KeyRound aria-hidden="true" />}
        isBusy={verb.isBusy}
        onPress={() => void verb.run(signIn)}
      >
        {t('login.withPasskey')}
      </Button>
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
    </>
  );
}
