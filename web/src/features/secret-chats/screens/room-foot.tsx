import type { AccountId, Chat } from '@maru/contract';
import { KeyRound, LockKeyholeOpen, ShieldAlert } from 'lucide-react';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useMembers } from '../../chats/index.ts';
import { readChangedMembers, useDeviceStanding, useSecretRoom } from '../index.ts';
import { openSheet } from './open-sheet.ts';
import { useNameOf } from './person-face.tsx';
import styles from './room.module.css';
import { useOutlived } from './use-outlived.ts';

/** Where one writes in a secret room, or why one cannot write there any more and what to do. */
export function SecretRoomFoot({ chat, children }: { readonly chat: Chat; readonly children: ReactNode }) {
  const standing = useSecretRoom(chat.id)?.standing;
  const { kind } = useDeviceStanding();
  if (kind === 'tooOld') return <TooOld />;
  if (standing?.kind === 'ended') return <Ended chat={chat} who={standing.who} />;
  if (standing?.kind === 'split') return <Split chat={chat} />;
  if (standing?.kind === 'notHere') return <NotHere chat={chat} isReady={kind === 'ready'} />;
  return (
    <>
      {standing?.kind === 'opening' && <Opening />}
      {children}
    </>
  );
}

/** Most rooms are open before one has looked; it is said only where it takes a while. */
const patienceMs = 2_500;

/** What is written meanwhile waits, and goes once the keys are here. */
function Opening() {
  const t = useWords();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={styles.fetching}>
      {isLong && t('secret.opening')}
    </p>
  );
}

interface StopProps {
  readonly Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}

/** In place of the field: calm, with one thing to do next. */
function Stop({ Icon, title, text, action }: StopProps) {
  return (
    <section className={styles.stop} aria-label={title}>
      <span className={styles.stopGlyph}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.stopWords}>
        <p className={styles.stopTitle}>{title}</p>
        <p className={styles.stopText}>{text}</p>
      </div>
      {action && <div className={styles.stopAction}>{action}</div>}
    </section>
  );
}

function TooOld() {
  const t = useWords();
  return <Stop Icon={ShieldAlert} title={t('secret.tooOldTitle')} text={t('secret.tooOldText')} />;
}

function Ended({ chat, who }: { readonly chat: Chat; readonly who: AccountId | null }) {
  const t = useWords();
  const me = useMe();
  const name = useNameOf(who ?? ('' as AccountId));
  const isMine = who === null || who === me?.id;
  // Whoever has another key now is not shown as verified any longer.
  useEffect(() => {
    if (who && who !== me?.id) readChangedMembers(chat.id, [who]).catch(() => {});
  }, [chat.id, who, me?.id]);
  return (
    <Stop
      Icon={LockKeyholeOpen}
      title={t('secret.endedTitle')}
      text={isMine ? t('secret.endedMe') : t('secret.endedThem', { name })}
      action={<StartAnew chat={chat} />}
    />
  );
}

function Split({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  return (
    <Stop
      Icon={ShieldAlert}
      title={t('secret.endedSplitTitle')}
      text={t('secret.endedSplit')}
      action={<StartAnew chat={chat} />}
    />
  );
}

function StartAnew({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const me = useMe();
  const { members } = useMembers(chat.id);
  const others = [...new Set([...chat.faces, ...members].map(({ id }) => id))].filter((id) => id !== me?.id);
  return (
    <Button
      variant="primary"
      isWide
      isDisabled={others.length === 0}
      onPress={() => openSheet({ kind: 'start', personIds: others })}
    >
      {t('secret.startAnew')}
    </Button>
  );
}

function NotHere({ chat, isReady }: { readonly chat: Chat; readonly isReady: boolean }) {
  const t = useWords();
  if (useOutlived(chat.id, isReady)) return <Ended chat={chat} who={null} />;
  return (
    <Stop
      Icon={KeyRound}
      title={t('secret.notHereTitle')}
      text={t(isReady ? 'secret.notHereReady' : 'secret.notHereText')}
      action={
        !isReady && (
          <Button variant="primary" isWide onPress={() => openSheet({ kind: 'device' })}>
            {t('secret.askGo')}
          </Button>
        )
      }
    />
  );
}
