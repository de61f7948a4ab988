import type { OutputOf } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, Sheet, Tabs, TextField, toast } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import { Face } from './face.tsx';
import { addFriend, findPersonBy } from './friends.ts';
import { MyLink } from './my-link.tsx';
import styles from './people.module.css';
import { QrScanner } from './qr-scanner.tsx';

/** The ways to become friends. */
export type AddFriendTab = 'handle' | 'mine' | 'scan';

/** What the sheet takes. */
export interface AddFriendSheetProps {
  readonly tab: AddFriendTab;
  readonly onTab: (tab: AddFriendTab) => void;
  readonly onClose: () => void;
}

/** Adding somebody: by handle, by showing my QR, or by scanning theirs. */
export function AddFriendSheet({ tab, onTab, onClose }: AddFriendSheetProps) {
  const t = useWords();
  return (
    <Sheet isOpen isTall onClose={onClose} title={t('people.findTitle')} closeLabel={t('people.close')}>
      <Tabs
        label={t('people.findTitle')}
        value={tab}
        onChange={onTab}
        items={[
          { id: 'handle', label: t('people.byHandle'), content: <FindByHandle onClose={onClose} /> },
          { id: 'mine', label: t('people.byMine'), content: <MyLink /> },
          {
            id: 'scan',
            label: t('people.byScan'),
            content: (
              <QrScanner
                onFound={(path) => {
                  onClose();
                  go(path);
                }}
                onHandle={() => onTab('handle')}
              />
            ),
          },
        ]}
      />
    </Sheet>
  );
}

function FindByHandle({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [handle, setHandle] = useState('');
  const [found, setFound] = useState<OutputOf<'people.find'>>();
  const verb = useVerb();
  const hasMail = useHost()?.mail ?? false;
  const find = () => {
    if (handle.trim() === '') return;
    setFound(undefined);
    // A handle has no @ but at its front.
    const isMail = handle.trim().indexOf('@') > 0;
    void verb.run(async () => setFound(await findPersonBy(isMail ? { mail: handle } : { handle })));
  };
  return (
    <form
      className={styles.find}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        find();
      }}
    >
      <div className={styles.findLine}>
        <TextField
          className={styles.findField}
          label={t(hasMail ? 'people.handleOrMailLabel' : 'people.handleLabel')}
          value={handle}
          onChange={(next) => {
            setHandle(next);
            verb.clear();
          }}
          placeholder="@"
          description={t(hasMail ? 'people.handleOrMailHint' : 'people.handleHint')}
          error={verb.error}
          autoComplete="off"
          autoFocus
        />
        <Button type="submit" variant="primary" isBusy={verb.isBusy}>
          {t('people.find')}
        </Button>
      </div>
      {found && <FoundPerson found={found} onClose={onClose} />}
    </form>
  );
}

interface FoundProps {
  readonly found: OutputOf<'people.find'>;
  readonly onClose: () => void;
}

function FoundPerson({ found, onClose }: FoundProps) {
  const t = useWords();
  const verb = useVerb();
  const { person, relation } = found;
  const open = () => {
    onClose();
    go(paths.friend(person.id));
  };
  const add = async () => {
    if (!(await verb.run(() => addFriend({ accountId: person.id })))) return;
    toast(t('people.added', { name: person.name }));
    open();
  };
  const isKnown = relation.self || relation.friend;
  return (
    <div className={styles.card} aria-live="polite">
      <Face person={person} size="xxl" />
      <p className={styles.cardName}>{person.name}</p>
      {person.handle && <p className={styles.cardHandle}>@{person.handle}</p>}
      {person.status && <p className={styles.cardStatus}>{person.status}</p>}
      {isKnown && (
        <p className={styles.cardHandle}>{t(relation.self ? 'people.isSelf' : 'people.isFriend')}</p>
      )}
      {verb.error && <Banner tone="danger">{verb.error}</Banner>}
      <div className={styles.cardButtons}>
        <Button onPress={open}>{t('people.openProfile')}</Button>
        {!isKnown && (
          <Button variant="primary" isBusy={verb.isBusy} onPress={() => void add()}>
            {t('people.addFriend')}
          </Button>
        )}
      </div>
    </div>
  );
}
