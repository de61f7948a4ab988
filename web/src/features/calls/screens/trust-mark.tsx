import { CircleDot, LockKeyhole, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallTrust } from '../call-view.ts';
import styles from './trust-mark.module.css';

const glyphs = {
  verified: ShieldCheck,
  encrypted: LockKeyhole,
  unconfirmed: ShieldAlert,
  open: CircleDot,
} as const;

/** What the mark takes. */
export interface TrustMarkProps {
  readonly trust: CallTrust;
  readonly onPress: () => void;
}

/** Says who can hear a call, and explains it on a press. */
export function TrustMark({ trust, onPress }: TrustMarkProps) {
  const t = useWords();
  const Glyph = glyphs[trust];
  return (
    <button type="button" className={styles.mark} data-trust={trust} onClick={onPress}>
      <Glyph aria-hidden="true" />
      {t(`calls.trust.${trust}`)}
    </button>
  );
}

/** The glyph of a mark by itself. */
export function TrustGlyph({ trust }: { readonly trust: CallTrust }) {
  const Glyph = glyphs[trust];
  return <Glyph aria-hidden="true" />;
}
