import type { AccountId } from '@maru/contract';
import { ChevronRight, CircleHelp, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, ListRow, MenuRow, Section, Sheet, SkeletonRows } from '../../../ui/index.ts';
import { CompareSheet } from './compare-sheet.tsx';
import { KeyPicture } from './key-picture.tsx';
import styles from './keys.module.css';
import { PersonFace, useNameOf } from './person-face.tsx';
import { Lead, PersonPart } from './person-part.tsx';
import { PrintView } from './print-view.tsx';
import { TrustMark } from './trust-mark.tsx';
import type { PersonKeys, RoomKeys } from './view.ts';
import { WordsSheet } from './words-sheet.tsx';

/** What the page of keys takes. */
export interface KeysSheetProps {
  /** Undefined while they are read. */
  readonly keys: RoomKeys | undefined;
  readonly me: AccountId;
  readonly isDirect: boolean;
  readonly onVerify: (accountId: AccountId, isVerified: boolean) => void;
  readonly onClose: () => void;
}

/** The keys of a secret room: its picture, and in a group that of each person. */
export function KeysSheet({ keys, ...rest }: KeysSheetProps) {
  const t = useWords();
  // One frame for both: the focus goes back to where it came from.
  return (
    <Sheet isOpen isTall onClose={rest.onClose} title={t('secret.keysTitle')} closeLabel={t('secret.close')}>
      {keys ? <Keys keys={keys} {...rest} /> : <SkeletonRows label={t('secret.loading')} count={5} />}
    </Sheet>
  );
}

interface ReadyProps extends KeysSheetProps {
  readonly keys: RoomKeys;
}

function Keys(props: ReadyProps) {
  const { keys, isDirect } = props;
  const t = useWords();
  const [openId, setOpen] = useState<AccountId>();
  const [isExplaining, explain] = useState(false);
  const [only] = keys.people;
  const open = keys.people.find(({ accountId }) => accountId === openId);
  return (
    <>
      <div className={styles.page}>
        {isDirect && only ? (
          <PersonPart {...props} person={only} isRoom devices={(only.devices ?? 0) + keys.myDevices} />
        ) : (
          <GroupPart {...props} onOpen={setOpen} />
        )}
        <p className={styles.note}>{t('secret.changeNote')}</p>
        <div className={styles.flush}>
          <MenuRow
            label={t('secret.whatAreKeys')}
            icon={<CircleHelp aria-hidden="true" />}
            hasChevron
            onPress={() => explain(true)}
          />
        </div>
      </div>
      {open && <PersonSheet {...props} person={open} onClose={() => setOpen(undefined)} />}
      {isExplaining && <WordsSheet onClose={() => explain(false)} />}
    </>
  );
}

interface OfPerson extends ReadyProps {
  readonly person: PersonKeys;
}

function PersonSheet(props: OfPerson) {
  const t = useWords();
  const name = useNameOf(props.person.accountId);
  return (
    <Sheet isOpen isTall onClose={props.onClose} title={name} closeLabel={t('secret.close')}>
      <div className={styles.page}>
        <PersonPart {...props} isRoom={false} devices={props.person.devices} />
      </div>
    </Sheet>
  );
}

function GroupPart({ keys, me, onOpen }: ReadyProps & { readonly onOpen: (id: AccountId) => void }) {
  const t = useWords();
  const [isComparing, compare] = useState(false);
  const devices = keys.people.reduce((sum, person) => sum + (person.devices ?? 0), keys.myDevices);
  return (
    <>
      <Lead words={t('secret.chat')} text={t('secret.keysGroup')} />
      <PrintView print={keys.print} foot={t('secret.devices', { count: devices })} />
      <div className={styles.buttons}>
        <Button
          size="lg"
          isWide
          variant="primary"
          icon={<QrCode aria-hidden="true" />}
          onPress={() => compare(true)}
        >
          {t('secret.compareQr')}
        </Button>
      </div>
      <div className={styles.flush}>
        <Section title={t('secret.members')} count={keys.people.length}>
          <p className={styles.hint}>{t('secret.membersText')}</p>
          <ul>
            {keys.people.map((person) => (
              <li key={person.accountId}>
                <PersonRow person={person} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {isComparing && (
        <CompareSheet
          compared="room"
          scope={{ me, room: keys.chatId }}
          print={keys.print}
          onSame={() => {}}
          onClose={() => compare(false)}
        />
      )}
    </>
  );
}

interface PersonRowProps {
  readonly person: PersonKeys;
  readonly onOpen: (id: AccountId) => void;
}

function PersonRow({ person, onOpen }: PersonRowProps) {
  const name = useNameOf(person.accountId);
  return (
    <ListRow
      leading={<PersonFace accountId={person.accountId} />}
      title={name}
      marks={<TrustMark trust={person.trust} />}
      meta={
        <span className={styles.rowEnd}>
          <KeyPicture cells={person.print.cells} size="sm" />
          <ChevronRight aria-hidden="true" />
        </span>
      }
      onPress={() => onOpen(person.accountId)}
    />
  );
}
