import { limits, type Me } from '@maru/contract';
import { ImagePlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl, uploadPicture } from '../../platform/pictures/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Avatar, Banner, Button, PictureInput, TextField, toast, useFileUrl } from '../../ui/index.ts';
import { useMe } from './hooks.ts';
import styles from './settings.module.css';
import { updateProfile } from './update-profile.ts';

/** A picture that is being changed: a file for a new one, null for none, undefined as it was. */
type Change = File | null | undefined;

/** What a profile shows. */
export type ShownProfile = Pick<Me, 'id' | 'name' | 'status' | 'photo' | 'cover'>;

/** What a form about a profile takes. */
export interface ProfileFormProps {
  readonly shown: ShownProfile;
  /** Gets what has been changed; a picture that is not among it stays. */
  readonly onSave: (change: Partial<Omit<ShownProfile, 'id'>>) => Promise<void>;
  readonly nameHint?: string | undefined;
  readonly handle?: string | null | undefined;
}

/** My name, status, photo and cover, to be changed. */
export function EditProfile() {
  const me = useMe();
  return me ? <ProfileForm key={me.id} shown={me} handle={me.handle} onSave={updateProfile} /> : null;
}

const bring = async (change: Change) => (change ? (await uploadPicture(change)).id : change);

/** Name, status, photo and cover of a profile, to be changed. */
export function ProfileForm({ shown: me, onSave, nameHint, handle }: ProfileFormProps) {
  const t = useWords();
  const [name, setName] = useState(me.name);
  // An empty form of a new profile is no mistake yet.
  const [isNameAsked, setNameAsked] = useState(me.name !== '');
  const [status, setStatus] = useState(me.status);
  const [photo, setPhoto] = useState<Change>();
  const [cover, setCover] = useState<Change>();
  const verb = useVerb();
  const save = async () => {
    const [newPhoto, newCover] = [await bring(photo), await bring(cover)];
    await onSave({
      name: name.trim(),
      status: status.trim(),
      ...(newPhoto === undefined ? {} : { photo: newPhoto }),
      ...(newCover === undefined ? {} : { cover: newCover }),
    });
    setPhoto(undefined);
    setCover(undefined);
    toast(t('accounts.saved'));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setNameAsked(true);
    if (name.trim() !== '') void verb.run(save);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Cover cover={me.cover} change={cover} onChange={setCover} />
      <div className={styles.photo}>
        <PictureInput label={t('accounts.photo')} onPick={setPhoto} picked={photo ?? undefined}>
          <Avatar
            id={me.id}
            name={name || me.name}
            size="xxl"
            pictureUrl={me.photo && photo !== null ? pictureUrl(me.photo, 'small') : undefined}
          />
        </PictureInput>
        {(photo ?? (photo === undefined && me.photo)) && (
          <Button size="sm" variant="quiet" onPress={() => setPhoto(me.photo ? null : undefined)}>
            {t('accounts.photoRemove')}
          </Button>
        )}
      </div>
      <TextField
        label={t('accounts.name')}
        value={name}
        onChange={setName}
        description={nameHint ?? t('accounts.nameHint')}
        error={isNameAsked && name.trim() === '' ? t('accounts.nameMissing') : undefined}
        maxLength={limits.personName}
        isRequired
      />
      <TextField
        label={t('accounts.status')}
        value={status}
        onChange={setStatus}
        description={t('accounts.statusHint')}
        placeholder={t('accounts.statusPlaceholder')}
        maxLength={limits.status}
      />
      {handle && (
        <p className={styles.handle}>
          {t('accounts.handleMine')} <strong>@{handle}</strong>
        </p>
      )}
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <Button type="submit" variant="primary" size="lg" isWide isBusy={verb.isBusy}>
        {t('accounts.save')}
      </Button>
    </form>
  );
}

interface CoverProps {
  readonly cover: Me['cover'];
  readonly change: Change;
  readonly onChange: (change: Change) => void;
}

function Cover({ cover, change, onChange }: CoverProps) {
  const t = useWords();
  const chosen = useFileUrl(change ?? undefined);
  const kept = cover && change === undefined ? pictureUrl(cover, 'large') : undefined;
  const shown = chosen ?? kept;
  return (
    <div
      className={styles.cover}
      {...(shown ? { style: { backgroundImage: `url(${JSON.stringify(shown)})` } } : {})}
    >
      <FileTrigger
        acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp', 'image/avif']}
        onSelect={(files) => files?.[0] && onChange(files[0])}
      >
        <Button size="sm" icon={<ImagePlus aria-hidden="true" />}>
          {t('accounts.cover')}
        </Button>
      </FileTrigger>
      {shown && (
        <Button size="sm" onPress={() => onChange(cover ? null : undefined)}>
          {t('accounts.coverRemove')}
        </Button>
      )}
    </div>
  );
}
