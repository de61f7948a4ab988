import type { AccountId, Friend, Person, Relation } from '@maru/contract';
import { Star, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useMoments, useWords, wordError } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { EmptyState, IconButton, Spinner, Tag } from '../../ui/index.ts';
import { BlockDialog, RemoveDialog } from './block-dialog.tsx';
import { MemoSheet, RenameSheet } from './edit-friend-sheets.tsx';
import { Face } from './face.tsx';
import { switchFavourite } from './friend-row.tsx';
import { useFriend, usePresence, useProfile } from './hooks.ts';
import { ProfileActions, type ProfileAsk } from './profile-actions.tsx';
import styles from './profile.module.css';
import { ReportSheet } from './report-sheet.tsx';
import { displayName } from './state.ts';

/** What a profile takes; what leads out of it is decided by whoever shows it. */
export interface ProfileScreenProps {
  readonly personId: AccountId;
  readonly onClose: () => void;
  readonly onChat: (personId: AccountId) => void;
  /** Calls them, where this app can. */
  readonly onCall?: ((personId: AccountId) => void) | undefined;
  readonly onOwnRoom: () => void;
  readonly onEdit: () => void;
  /** Opens the photos. */
  readonly onPhoto?: ((person: Person) => void) | undefined;
  /** More lines under the status. */
  readonly more?: ReactNode;
}

/** Somebody, me included: cover, picture, name, status, and what can be done. */
export function ProfileScreen(props: ProfileScreenProps) {
  const t = useWords();
  const { person, relation, error } = useProfile(props.personId);
  const friend = useFriend(props.personId);
  const [asked, setAsked] = useState<ProfileAsk>();
  const close = () => setAsked(undefined);
  const cover = person?.cover ? pictureUrl(person.cover, 'large') : undefined;
  return (
    <div
      className={styles.profile}
      {...(cover ? { 'data-cover': '', style: { backgroundImage: `url(${JSON.stringify(cover)})` } } : {})}
    >
      <header className={styles.top}>
        <IconButton label={t('people.close')} icon={<X aria-hidden="true" />} onPress={props.onClose} />
        {friend && (
          <IconButton
            label={t(friend.favourite ? 'people.favouriteOff' : 'people.favouriteOn')}
            icon={<Star aria-hidden="true" fill={friend.favourite ? 'currentColor' : 'none'} />}
            isPressed={friend.favourite}
            onPress={() => void switchFavourite(friend)}
          />
        )}
      </header>
      {person ? (
        <section className={styles.card}>
          <Words
            person={person}
            friend={friend}
            relation={relation}
            onMemo={() => setAsked('memo')}
            onPhoto={props.onPhoto && (() => props.onPhoto?.(person))}
            more={props.more}
          />
          {relation && (
            <ProfileActions {...props} person={person} friend={friend} relation={relation} onAsk={setAsked} />
          )}
        </section>
      ) : (
        <section className={styles.card}>
          {error ? (
            <EmptyState drawing="closed" title={t('people.lost')} text={wordError(error)} />
          ) : (
            <Spinner label={t('people.loading')} size="lg" />
          )}
        </section>
      )}
      {friend && asked === 'rename' && <RenameSheet friend={friend} onClose={close} />}
      {friend && asked === 'memo' && <MemoSheet friend={friend} onClose={close} />}
      {person && asked === 'block' && <BlockDialog person={person} onClose={close} />}
      {person && asked === 'remove' && <RemoveDialog person={person} onClose={close} />}
      {person && asked === 'report' && <ReportSheet person={person} onClose={close} />}
    </div>
  );
}

interface WordsProps {
  readonly person: Person | Friend;
  readonly friend: Friend | undefined;
  readonly relation: Relation | undefined;
  readonly onMemo: () => void;
  readonly onPhoto: (() => void) | undefined;
  readonly more: ReactNode;
}

function Words({ person, friend, relation, onMemo, onPhoto, more }: WordsProps) {
  const t = useWords();
  const moments = useMoments();
  const presence = usePresence(relation && !relation.self ? person.id : null);
  const seen = presence?.online
    ? t('people.online')
    : presence?.lastSeenAt
      ? t('people.lastSeen', { ago: moments.ago(presence.lastSeenAt) })
      : '';
  return (
    <>
      {onPhoto && person.photo ? (
        <button type="button" className={styles.open} aria-label={t('people.photoOpen')} onClick={onPhoto}>
          <Face person={person} size="xxl" hasPresence className={styles.face} />
        </button>
      ) : (
        <Face person={person} size="xxl" hasPresence className={styles.face} />
      )}
      <h2 className={styles.name}>
        {displayName(person)}
        {person.guest && !person.gone && <Tag tone="neutral">{t('people.guest')}</Tag>}
      </h2>
      {person.handle && (
        <p className={styles.handle}>
          @{person.handle}
          {friend?.ownName && ` · ${friend.name}`}
        </p>
      )}
      {person.status && <p className={styles.status}>{person.status}</p>}
      {more}
      {seen && <p className={styles.seen}>{seen}</p>}
      {friend && (
        <button type="button" className={styles.memo} onClick={onMemo}>
          {friend.memo ? (
            <>
              <span className="visually-hidden">{t('people.memo')}: </span>
              {friend.memo}
            </>
          ) : (
            t('people.memoAdd')
          )}
        </button>
      )}
      {relation && !relation.self && !relation.friend && !relation.blocked && (
        <p className={styles.note}>{t('people.strangerNote')}</p>
      )}
      {relation?.blocked && (
        <p className={styles.note}>{t('people.blockedNote', { name: displayName(person) })}</p>
      )}
    </>
  );
}
