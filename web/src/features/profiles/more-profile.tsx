import type { Profile } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, ConfirmDialog, MenuRow, toast } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { ProfileForm, type ShownProfile } from '../accounts/ui.ts';
import { removeProfile, saveProfile } from './change-profiles.ts';
import styles from './profiles.module.css';
import { ShownToSheet } from './shown-to-sheet.tsx';

/** What one of the more profiles takes; none yet where it is being made. */
export interface MoreProfileProps {
  readonly slot: number;
  readonly profile: Profile | undefined;
  readonly onRemoved: () => void;
}

/** One of my more profiles, to be made, changed, shown to some and taken away. */
export function MoreProfile({ slot, profile, onRemoved }: MoreProfileProps) {
  const t = useWords();
  const me = useMe();
  const [asks, setAsks] = useState<'shownTo' | 'remove'>();
  if (!me) return null;
  const shown: ShownProfile = profile
    ? { ...profile, id: me.id }
    : { id: me.id, name: '', status: '', photo: null, cover: null };
  const save = async (change: Partial<Omit<ShownProfile, 'id'>>) => {
    const { name, status, photo, cover } = { ...shown, ...change };
    await saveProfile({ slot, name, status, photo, cover });
    // Nobody sees a new one yet: the next question is who shall.
    if (!profile) setAsks('shownTo');
  };
  const remove = async () => {
    setAsks(undefined);
    if (!(await tryVerb(removeProfile(slot)))) return;
    toast(t('profiles.removed'));
    onRemoved();
  };
  return (
    <>
      {profile && (
        <div className={styles.rows}>
          <MenuRow
            label={t('profiles.shownTo')}
            description={
              profile.readers.length + profile.chats.length === 0
                ? t('profiles.shownToNobody')
                : t('profiles.shownToSome', {
                    people: profile.readers.length,
                    chats: profile.chats.length,
                  })
            }
            hasChevron
            onPress={() => setAsks('shownTo')}
          />
        </div>
      )}
      <ProfileForm
        key={profile ? 'known' : 'new'}
        shown={shown}
        onSave={save}
        nameHint={t(profile ? 'profiles.nameHint' : 'profiles.newHint')}
      />
      <div className={styles.foot}>
        {me.handle && <p>{t('profiles.handleNote', { handle: me.handle })}</p>}
        {profile && (
          <Button variant="quiet" onPress={() => setAsks('remove')}>
            {t('profiles.remove')}
          </Button>
        )}
      </div>
      {profile && asks === 'shownTo' && <ShownToSheet profile={profile} onClose={() => setAsks(undefined)} />}
      <ConfirmDialog
        isOpen={asks === 'remove'}
        title={t('profiles.removeAsk', { name: profile?.name ?? '' })}
        confirmLabel={t('profiles.removeYes')}
        cancelLabel={t('profiles.cancel')}
        onConfirm={() => void remove()}
        onCancel={() => setAsks(undefined)}
        isDanger
      >
        {t('profiles.removeText')}
      </ConfirmDialog>
    </>
  );
}
