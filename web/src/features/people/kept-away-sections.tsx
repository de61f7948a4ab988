import type { AccountId, Blocked, BlockLevel } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, EmptyState, ListRow, Sheet, toast } from '../../ui/index.ts';
import { BlockLevels } from './block-dialog.tsx';
import { Face } from './face.tsx';
import { blockPerson, unblockPerson, updateFriend } from './friends.ts';
import { useBlocked, useFriends } from './hooks.ts';
import styles from './people.module.css';
import { displayName } from './state.ts';

/** Whom I have blocked, and how to end it. */
export function BlockedSection() {
  const t = useWords();
  const blocked = useBlocked();
  const [changing, change] = useState<AccountId>();
  const person = blocked.find(({ id }) => id === changing);
  if (blocked.length === 0)
    return <EmptyState drawing="calm" title={t('people.blockedEmpty')} text={t('people.blockedEmptyText')} />;
  return (
    <>
      <p className={styles.privacyNote}>{t('people.blockedNoteAll')}</p>
      <BlockedRows blocked={blocked} onChange={change} />
      {person && <LevelSheet person={person} onClose={() => change(undefined)} />}
    </>
  );
}

interface BlockedRowsProps {
  readonly blocked: readonly Blocked[];
  readonly onChange: (id: AccountId) => void;
}

function BlockedRows({ blocked, onChange }: BlockedRowsProps) {
  const t = useWords();
  return blocked.map((person) => (
    <ListRow
      key={person.id}
      leading={<Face person={person} />}
      title={person.name}
      subtitle={t(person.level === 'profile' ? 'people.blockProfile' : 'people.blockMessages')}
      onPress={() => onChange(person.id)}
      action={
        <Button
          size="sm"
          aria-label={t('people.unblockOf', { name: person.name })}
          onPress={() =>
            void tryVerb(unblockPerson(person.id)).then(
              (isDone) => isDone && toast(t('people.unblockDone', { name: person.name })),
            )
          }
        >
          {t('people.unblock')}
        </Button>
      }
    />
  ));
}

/** What the block of somebody keeps away, to be changed. */
function LevelSheet({ person, onClose }: { readonly person: Blocked; readonly onClose: () => void }) {
  const t = useWords();
  const choose = (level: BlockLevel) =>
    void tryVerb(blockPerson(person.id, level)).then((isDone) => isDone && onClose());
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('people.blockLevelOf', { name: person.name })}
      closeLabel={t('people.close')}
    >
      <BlockLevels value={person.level} onChange={choose} />
    </Sheet>
  );
}

/** Friends I keep out of the list, and how to bring them back. */
export function HiddenSection() {
  const t = useWords();
  const { hidden } = useFriends();
  if (hidden.length === 0)
    return <EmptyState drawing="people" title={t('people.hiddenEmpty')} text={t('people.hiddenEmptyText')} />;
  return hidden.map((friend) => (
    <ListRow
      key={friend.id}
      leading={<Face person={friend} />}
      title={displayName(friend)}
      subtitle={friend.status}
      href={paths.friend(friend.id)}
      onPress={() => go(paths.friend(friend.id))}
      action={
        <Button
          size="sm"
          onPress={() =>
            void tryVerb(updateFriend({ accountId: friend.id, hidden: false })).then(
              (isDone) => isDone && toast(t('people.unhidden', { name: displayName(friend) })),
            )
          }
        >
          {t('people.unhide')}
        </Button>
      }
    />
  ));
}
