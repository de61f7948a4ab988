import { MicOff, SignalMedium } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView, PersonView } from '../call-view.ts';
import { Clock } from './clock.tsx';
import { Floating } from './floating.tsx';
import { LevelRings } from './level-rings.tsx';
import { glowOfPerson } from './tile-colours.ts';
import { wordPhase } from './word-phase.ts';
import styles from './voice-view.module.css';

/** What a call without pictures takes. */
export interface VoiceViewProps {
  readonly call: CallView;
  readonly person: PersonView;
}

/** A call between two without pictures, and every call until it is connected: a large face and how it stands. */
export function VoiceView({ call, person }: VoiceViewProps) {
  const t = useWords();
  const isWaiting = call.phase === 'calling' || call.phase === 'ringing' || call.phase === 'asking';
  return (
    <div
      className={styles.view}
      style={{ '--glow': glowOfPerson(person.accountId) } as CSSProperties}
      data-way={call.phase}
    >
      <LevelRings person={person} isWaiting={isWaiting} />
      <p className={styles.name}>
        <bdi>{person.name}</bdi>
      </p>
      <p className={styles.state} role="status">
        {call.phase === 'connected' && call.connectedAt ? (
          <Clock since={call.connectedAt} />
        ) : (
          t(wordPhase(call))
        )}
      </p>
      <p className={styles.note}>
        {call.phase === 'connected' && person.isMuted && (
          <span>
            <MicOff aria-hidden="true" />
            {t('calls.theyMuted')}
          </span>
        )}
        {call.phase === 'connected' && person.line === 'poor' && (
          <span>
            <SignalMedium aria-hidden="true" />
            {t('calls.theirLinePoor')}
          </span>
        )}
      </p>
      <span className={styles.floating}>
        <Floating reaction={person.reaction} />
      </span>
    </div>
  );
}
