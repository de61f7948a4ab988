import { MicOff, SignalMedium } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import styles from './stage.module.css';
import { Tile } from './tile.tsx';
import { useCorner } from './use-corner.ts';

/** What a call between two with pictures takes. */
export interface DuoViewProps {
  readonly call: CallView;
  readonly other: PersonView;
}

/** Two people with pictures: one over all of it, the other small in a corner; a press changes them over. */
export function DuoView({ call, other }: DuoViewProps) {
  const t = useWords();
  const [isTurned, turn] = useState(false);
  const { corner, ref, handlers } = useCorner<HTMLButtonElement>('topRight');
  const [large, small] = isTurned ? [call.me, other] : [other, call.me];
  const hasSmall = small.hasCamera || isTurned;
  return (
    <div className={styles.duo}>
      <Tile key={`large-${large.identity}`} person={large} isMe={large === call.me} isBare />
      {hasSmall && (
        <button
          ref={ref}
          type="button"
          className={styles.own}
          data-corner={corner}
          aria-label={t('calls.changeOver')}
          title={t('calls.moveHint')}
          onClick={() => turn(!isTurned)}
          {...handlers}
        >
          <Tile key={`small-${small.identity}`} person={small} isMe={small === call.me} isSmall isBare />
        </button>
      )}
      {call.phase === 'connected' && <Note other={other} />}
    </div>
  );
}

/** Why the other one is not heard or stutters: over a picture, no name stands beside which it could be said. */
function Note({ other }: { readonly other: PersonView }) {
  const t = useWords();
  const isPoor = other.line === 'poor';
  if (!other.isMuted && !isPoor) return null;
  return (
    <p className={styles.note}>
      {other.isMuted && (
        <span>
          <MicOff aria-hidden="true" />
          {t('calls.theyMuted')}
        </span>
      )}
      {isPoor && (
        <span>
          <SignalMedium aria-hidden="true" />
          {t('calls.theirLinePoor')}
        </span>
      )}
    </p>
  );
}
