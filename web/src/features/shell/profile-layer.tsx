import type { AccountId, Person } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, goBack, paths } from '../../platform/router/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Dialog, useIsPhone } from '../../ui/index.ts';
import { callDirect } from '../calls/ui.ts';
import { BirthdayLine } from '../birthdays/ui.ts';
import { openDirectChat } from '../chats/index.ts';
import { ProfileScreen } from '../people/ui.ts';
import { PhotoViewer } from '../profiles/ui.ts';
import { openChatWith, openMyRoom } from './open-chat.ts';

/** A profile over whatever it was opened from: the whole screen on phones, a card on wider windows. */
export function ProfileLayer({ personId }: { readonly personId: string | undefined }) {
  const t = useWords();
  const isPhone = useIsPhone();
  // The last one stays to be seen while the layer leaves.
  const [shown, setShown] = useState(personId);
  useEffect(() => {
    if (personId) setShown(personId);
  }, [personId]);
  const [seen, setSeen] = useState<Person>();
  const id = personId ?? shown;
  const close = () => goBack(paths.friends());
  return (
    <Dialog
      isOpen={personId !== undefined}
      onClose={close}
      label={t('shell.profile')}
      size={isPhone ? 'full' : 'md'}
    >
      {id && (
        <ProfileScreen
          key={id}
          personId={id as AccountId}
          onClose={close}
          onChat={(other) => void openChatWith(other)}
          onCall={(other) => {
            close();
            void tryVerb(openDirectChat(other).then((chat) => callDirect(chat.id, 'voice')));
          }}
          onOwnRoom={() => void openMyRoom()}
          onEdit={() => go(paths.settings('profile'))}
          onPhoto={setSeen}
          more={<BirthdayLine personId={id as AccountId} />}
        />
      )}
      {seen && <PhotoViewer person={seen} onClose={() => setSeen(undefined)} />}
    </Dialog>
  );
}
