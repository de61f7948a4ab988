import { kindOfClient, type SignInOrigin } from '@maru/contract';
import { Laptop, MapPin, Smartphone, Timer, Wifi, WifiOff } from 'lucide-react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { cx, GlyphCard } from '../../ui/index.ts';
import styles from './approval.module.css';
import { wordDevice, wordPlace } from './word-origin.ts';

interface OriginCardProps {
  readonly origin: SignInOrigin;
  /** It is in already. */
  readonly isIn?: boolean | undefined;
}

/** Which device wants in, from where and since when. */
export function OriginCard({ origin, isIn }: OriginCardProps) {
  const t = useWords();
  const moments = useMoments();
  const kind = kindOfClient(origin.client);
  const Icon = kind === 'phone' || kind === 'tablet' ? Smartphone : Laptop;
  return (
    <GlyphCard icon={<Icon aria-hidden="true" />} title={wordDevice(origin)}>
      <p className={styles.fact}>
        <MapPin aria-hidden="true" />
        {wordPlace(origin)}
      </p>
      <p className={styles.fact}>
        <Timer aria-hidden="true" />
        {t(isIn ? 'approval.signedInAt' : 'approval.askedAt', { ago: moments.ago(origin.askedAt) })}
      </p>
      <p className={cx(styles.fact, !origin.sameNetwork && styles.warn)}>
        {origin.sameNetwork ? <Wifi aria-hidden="true" /> : <WifiOff aria-hidden="true" />}
        {t(origin.sameNetwork ? 'approval.sameNetwork' : 'approval.otherNetwork')}
      </p>
    </GlyphCard>
  );
}
