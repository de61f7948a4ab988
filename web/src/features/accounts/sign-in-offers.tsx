import type { SecondStep } from '@maru/contract';
import styles from './entry.module.css';
import { signInOffers } from './sign-in-ways.ts';

/** What else there is to sign in with. */
export function SignInOffers({ onStep }: { readonly onStep: (step: SecondStep) => void }) {
  const offers = signInOffers();
  if (offers.length === 0) return null;
  return (
    <div className={styles.offers}>
      {offers.map(({ id, Offer }) => (
        <Offer key={id} onStep={onStep} />
      ))}
    </div>
  );
}
