import type { Chat } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import type { CallView } from '../call-view.ts';
import type { CallSheet } from './call-sheet.ts';
import styles from './call-screen.module.css';
import { Clock } from './clock.tsx';
import { Controls } from './controls.tsx';
import { ReactionsRow } from './reactions-row.tsx';
import { TrustMark } from './trust-mark.tsx';
import { UnknownHint } from './unknown-hint.tsx';
import { wordPhase } from './word-phase.ts';

/** What the foot of a call takes. */
export interface CallFootProps {
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly title: string;
  /** A large face says by itself who it is, and since when. */
  readonly isFace: boolean;
  readonly isReacting: boolean;
  readonly onReactions: () => void;
  readonly onOpen: (sheet: CallSheet) => void;
}

/** The foot of a call: where, since when, who can hear it, and the controls. */
export function CallFoot(props: CallFootProps) {
  const { call, chat, title, isFace, isReacting, onReactions, onOpen } = props;
  const t = useWords();
  const isAlone = chat?.kind === 'group' && call.phase === 'connected' && call.people.length === 0;
  return (
    <footer className={styles.foot}>
      {isReacting && <ReactionsRow call={call} />}
      <UnknownHint call={call} chat={chat} title={title} className={styles.hint} />
      <p className={styles.line}>
        {!isFace && (
          <>
            <bdi className={styles.title}>{title}</bdi>
            <span aria-hidden="true">·</span>
            {call.phase === 'connected' && call.connectedAt && !isAlone ? (
              <Clock since={call.connectedAt} />
            ) : (
              <span role="status">{t(isAlone ? 'calls.alone' : wordPhase(call))}</span>
            )}
            {call.people.length > 0 && <span aria-hidden="true">·</span>}
          </>
        )}
        {/* Before anybody is there, there is nobody to vouch for. */}
        {(call.people.length > 0 || call.recording) && (
          <TrustMark trust={call.recording ? 'open' : call.trust} onPress={() => onOpen('trust')} />
        )}
      </p>
      <Controls call={call} isReacting={isReacting} onReactions={onReactions} onMore={() => onOpen('more')} />
    </footer>
  );
}
