import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, EmptyState, ListRow, toast } from '../../ui/index.ts';
import { Face } from './face.tsx';
import { unblockPerson, updateFriend } from './friends.ts';
import { useBlocked, useFriends } from './hooks.ts';
import { displayName } from './state.ts';

/** Whom I have blocked, and how to end it. */
export function BlockedSection() {
  const t = useWords();
  const blocked = useBlocked();
  if (blocked.length === 0)
    return <EmptyState drawing="calm" title={t('people.blockedEmpty')} text={t('people.blockedEmptyText')} />;
  return blocked.map((person) => (
    <ListRow
      key={person.id}
      leading={<Face person={person} />}
      title={person.name}
      subtitle={person.handle ? `@${person.handle}` : undefined}
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
