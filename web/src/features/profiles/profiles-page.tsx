import { limits, type Profile } from '@maru/contract';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { Avatar, Spinner } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { EditProfile } from '../accounts/ui.ts';
import { BirthdayRow } from '../birthdays/ui.ts';
import { EarlierPhotosRow } from './earlier-photos-row.tsx';
import { useProfiles } from './hooks.ts';
import { MoreProfile } from './more-profile.tsx';
import { PreviewRow } from './preview-row.tsx';
import styles from './profiles.module.css';

const slots = Array.from({ length: limits.profiles }, (_, index) => index + 1);

/** My profiles: a strip of them, and the one that is chosen to be changed. */
export function ProfilesPage() {
  const t = useWords();
  const me = useMe();
  const profiles = useProfiles();
  const [slot, setSlot] = useState(0);
  if (!me) return null;
  if (me.guest) return <EditProfile />;
  const free = slots.find((one) => profiles?.every((profile) => profile.slot !== one));
  const chosen = profiles?.find((profile) => profile.slot === slot);
  return (
    <>
      <SettingSpot id="more">
        <Strip profiles={profiles ?? []} slot={slot} free={free} onChoose={setSlot} />
        <p className={styles.note}>{t(slot === 0 ? 'profiles.moreText' : 'profiles.nameHint')}</p>
      </SettingSpot>
      {slot === 0 ? (
        <EditProfile />
      ) : profiles ? (
        <MoreProfile key={slot} slot={slot} profile={chosen} onRemoved={() => setSlot(0)} />
      ) : (
        <Spinner label={t('profiles.loading')} size="lg" />
      )}
      {slot === 0 && (
        <div className={styles.rows}>
          <BirthdayRow />
          <SettingSpot id="photos">
            <EarlierPhotosRow />
          </SettingSpot>
          <SettingSpot id="preview">
            <PreviewRow />
          </SettingSpot>
        </div>
      )}
    </>
  );
}

interface StripProps {
  readonly profiles: readonly Profile[];
  readonly slot: number;
  /** The next slot that has no profile. */
  readonly free: number | undefined;
  readonly onChoose: (slot: number) => void;
}

function Strip({ profiles, slot, free, onChoose }: StripProps) {
  const t = useWords();
  const me = useMe();
  if (!me) return null;
  const more = profiles.filter((profile) => profile.slot > 0);
  return (
    <div className={styles.strip} role="group" aria-label={t('profiles.strip')}>
      {[{ ...me, slot: 0 }, ...more].map((profile) => (
        <button
          key={profile.slot}
          type="button"
          className={styles.tile}
          aria-pressed={profile.slot === slot}
          onClick={() => onChoose(profile.slot)}
        >
          <Avatar
            id={me.id}
            name={profile.name}
            size="xl"
            pictureUrl={profile.photo ? pictureUrl(profile.photo, 'small') : undefined}
            isDecorative
          />
          <span className={styles.tileName}>{profile.name}</span>
          <span className={styles.tileKind}>
            {profile.slot === 0 ? t('profiles.base') : t('profiles.nth', { slot: profile.slot })}
          </span>
        </button>
      ))}
      {free !== undefined && (
        <button
          type="button"
          className={styles.tile}
          aria-pressed={free === slot}
          onClick={() => onChoose(free)}
        >
          <span className={styles.plus}>
            <Plus aria-hidden="true" />
          </span>
          <span className={styles.tileName}>{t('profiles.add')}</span>
        </button>
      )}
    </div>
  );
}
