import type { FriendRequest } from '@maru/contract';
import { Ellipsis, UserX } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { ActionMenu, Button, IconButton, ListRow, toast } from '../../ui/index.ts';
import { BlockDialog } from './block-dialog.tsx';
import { Face } from './face.tsx';
import { addFriend, ignoreRequest } from './friends.ts';

/** Somebody who added me: add them too, put it away, or block. */
export function RequestRow({ request }: { readonly request: FriendRequest }) {
  const t = useWords();
  const { person } = request;
  const { name } = person;
  const [isBlocking, setBlocking] = useState(false);
  const add = async () => {
    if (await tryVerb(addFriend({ accountId: person.id }))) toast(t('people.added', { name }));
  };
  const ignore = async () => {
    if (await tryVerb(ignoreRequest(person.id))) toast(t('people.ignored'));
  };
  return (
    <>
      <ListRow
        leading={<Face person={person} />}
        title={name}
        subtitle={person.status || (person.handle ? `@${person.handle}` : '')}
        href={paths.friend(person.id)}
        onPress={() => go(paths.friend(person.id))}
        action={
          <>
            <Button
              size="sm"
              variant="soft"
              aria-label={t('people.addOf', { name })}
              onPress={() => void add()}
            >
              {t('people.add')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('people.ignoreOf', { name })}
              onPress={() => void ignore()}
            >
              {t('people.ignore')}
            </Button>
            <ActionMenu
              label={t('people.menuOf', { name })}
              trigger={
                <IconButton label={t('people.more', { name })} icon={<Ellipsis aria-hidden="true" />} />
              }
              sections={[
                {
                  id: 'away',
                  items: [
                    {
                      id: 'block',
                      label: t('people.block'),
                      icon: <UserX />,
                      isDanger: true,
                      onSelect: () => setBlocking(true),
                    },
                  ],
                },
              ]}
            />
          </>
        }
      />
      {isBlocking && <BlockDialog person={person} onClose={() => setBlocking(false)} />}
    </>
  );
}
