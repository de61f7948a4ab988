import { Hand, KeyRound, MicOff, MonitorUp, Pin, SignalMedium, WifiOff } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx } from '../../../ui/index.ts';
import type { PersonView } from '../call-view.ts';
import { useTrack } from '../hooks.ts';
import { CallFace } from './call-face.tsx';
import { Floating } from './floating.tsx';
import { Picture } from './picture.tsx';
import { groundOfPerson } from './tile-colours.ts';
import styles from './tile.module.css';

/** What a tile takes. */
export interface TileProps {
  readonly person: PersonView;
  readonly isMe?: boolean | undefined;
  readonly isPinned?: boolean | undefined;
  /** A small one has no room for more than a name. */
  readonly isSmall?: boolean | undefined;
  /** Without a name, where it stands elsewhere. */
  readonly isBare?: boolean | undefined;
  readonly style?: CSSProperties | undefined;
  /** A press on it, such as pinning. */
  readonly onPress?: (() => void) | undefined;
}

/** One person in a call: their camera or face, and how they are. */
export function Tile({ person, isMe, isPinned, isSmall, isBare, style, onPress }: TileProps) {
  const t = useWords();
  const track = useTrack(person.identity, 'camera');
  const hasPicture = person.hasCamera && track !== undefined;
  const name = isMe ? t('calls.me') : person.name;
  const body = (
    <>
      {hasPicture ? <Film person={person} name={name} isMe={isMe} /> : <CallFace person={person} />}
      {person.line === 'lost' && !isMe && <span className={styles.gone}>{t('calls.lineGone')}</span>}
      {person.isLeftOut && person.line !== 'lost' && (
        <span className={styles.gone}>{t('calls.leftOut')}</span>
      )}
      {!isBare && <Name person={person} name={name} isPinned={isPinned} />}
      {person.hand && (
        <span className={styles.hand} role="img" aria-label={t('calls.handUp', { name })}>
          <Hand aria-hidden="true" />
        </span>
      )}
      <Floating reaction={person.reaction} />
    </>
  );
  const shared = {
    className: cx(styles.tile, isSmall && styles.small),
    'data-speaking': (person.isSpeaking && !person.isMuted && !isBare) || undefined,
    'data-line': person.line,
    style: { '--ground': groundOfPerson(person.accountId), ...style } as CSSProperties,
  };
  if (!onPress) return <div {...shared}>{body}</div>;
  return (
    <button
      type="button"
      {...shared}
      aria-pressed={isPinned ?? false}
      aria-label={[
        t(isPinned ? 'calls.unpinOf' : 'calls.pinOf', { name }),
        ...states(person).map((key) => t(key)),
      ].join(', ')}
      onClick={onPress}
    >
      {body}
    </button>
  );
}

interface FilmProps {
  readonly person: PersonView;
  readonly name: string;
  readonly isMe: boolean | undefined;
}

/** Somebody's camera; their face, rather than black, until the first picture has come. */
function Film({ person, name, isMe }: FilmProps) {
  const t = useWords();
  const [isDrawn, setDrawn] = useState(false);
  return (
    <>
      {!isDrawn && <CallFace person={person} />}
      <span className={styles.film} data-drawn={isDrawn || undefined}>
        <Picture
          identity={person.identity}
          source="camera"
          label={t('calls.cameraOf', { name })}
          isMirrored={isMe}
          onDrawn={setDrawn}
        />
      </span>
    </>
  );
}

/** What is to be said of somebody beside their name. */
const states = (person: PersonView): string[] =>
  [
    person.isMuted && 'calls.muted',
    person.line === 'poor' && 'calls.linePoor',
    person.line === 'lost' && 'calls.lineGone',
    person.isLeftOut && 'calls.leftOut',
    person.hand && 'calls.hand',
    person.hasScreen && 'calls.sharing',
  ].filter((key) => key !== false);

interface NameProps {
  readonly person: PersonView;
  readonly name: string;
  readonly isPinned: boolean | undefined;
}

function Name({ person, name, isPinned }: NameProps) {
  const t = useWords();
  return (
    <span className={styles.name}>
      {isPinned && <Pin role="img" aria-label={t('calls.pinned')} />}
      {person.isMuted && <MicOff role="img" aria-label={t('calls.muted')} />}
      {person.line === 'poor' && <SignalMedium role="img" aria-label={t('calls.linePoor')} />}
      {person.line === 'lost' && <WifiOff role="img" aria-label={t('calls.lineGone')} />}
      {person.isLeftOut && <KeyRound role="img" aria-label={t('calls.leftOut')} />}
      {person.hasScreen && <MonitorUp role="img" aria-label={t('calls.sharing')} />}
      <bdi className={styles.words}>{name}</bdi>
      {person.isGuest && <small>{t('calls.guest')}</small>}
    </span>
  );
}
