import type { Profile } from '@maru/contract';
import { IdCard } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { MenuRow, RadioRows, Sheet } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { attempt } from '../chats/ui.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';
import { showInChat } from './change-profiles.ts';
import { useProfiles } from './hooks.ts';
import styles from './profiles.module.css';

/** In the drawer: which of my profiles this chat sees. Who has only one has nothing to choose. */
export function DrawerProfile(props: DrawerSectionProps) {
  const isGuest = useMe()?.guest ?? true;
  return isGuest || props.chat.kind === 'self' ? null : <Choice {...props} />;
}

function Choice({ chat }: DrawerSectionProps) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const profiles = useProfiles() ?? [];
  if (profiles.length < 2) return null;
  const chosen = profiles.find(({ chats }) => chats.includes(chat.id));
  const nameOf = (profile: Profile) =>
    profile.slot === 0 ? t('profiles.baseNamed', { name: profile.name }) : profile.name;
  const title = t('profiles.here');
  return (
    <>
      <MenuRow
        label={title}
        value={chosen ? nameOf(chosen) : t('profiles.hereAsChosen')}
        icon={<IdCard aria-hidden="true" />}
        hasChevron
        onPress={() => setOpen(true)}
      />
      <Sheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        closeLabel={t('profiles.close')}
        isFlush
      >
        <p className={styles.sheetNote}>{t('profiles.hereText')}</p>
        <RadioRows
          label={title}
          isLabelHidden
          value={String(chosen?.slot ?? 'asChosen')}
          options={[
            {
              value: 'asChosen',
              label: t('profiles.hereAsChosen'),
              description: t('profiles.hereAsChosenText'),
            },
            ...profiles.map((profile) => ({ value: String(profile.slot), label: nameOf(profile) })),
          ]}
          onChange={(value) => void attempt(showInChat(chat.id, value === 'asChosen' ? null : Number(value)))}
        />
      </Sheet>
    </>
  );
}
