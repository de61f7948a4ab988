import type { AccountId, ChatId } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Sheet, SkeletonRows, useRead } from '../../../ui/index.ts';
import { acceptKey, readChangedKey, setVerified, usePersonKeys, type ChangedKey } from '../index.ts';
import { AcceptView } from './accept-view.tsx';
import styles from './keys.module.css';
import { PersonPart } from './person-part.tsx';
import { StartSheet } from './start-sheet.tsx';

/** What the keys of somebody outside a room take. */
export interface PersonKeysSheetProps {
  readonly me: AccountId;
  readonly accountId: AccountId;
  /** Opens the room that was begun with them. */
  readonly onOpen: (id: ChatId) => void;
  readonly onClose: () => void;
}

/** The keys of somebody, whatever rooms there are with them: what a new one replaces, and the one that counts. */
export function PersonKeysSheet({ me, accountId, onOpen, onClose }: PersonKeysSheetProps) {
  const t = useWords();
  const keys = usePersonKeys(accountId);
  const changed = useChangedKey(accountId, keys?.trust === 'changed');
  // Of whom no key is known one makes their acquaintance in a room.
  if (keys === null) return <StartSheet personIds={[accountId]} onOpen={onOpen} onClose={onClose} />;
  const isAsking = keys?.trust === 'changed';
  return (
    <Sheet
      isOpen
      isTall
      onClose={onClose}
      title={t(isAsking ? 'secret.acceptTitle' : 'secret.keysTitle')}
      closeLabel={t('secret.close')}
    >
      {!keys || (isAsking && !changed) ? (
        <SkeletonRows label={t('secret.loading')} count={5} />
      ) : changed ? (
        <AcceptView
          accountId={accountId}
          keys={changed}
          acceptLabel={t('secret.acceptOnly')}
          onAccept={() => void tryVerb(acceptKey(accountId))}
          onCancel={onClose}
        />
      ) : (
        <div className={styles.page}>
          <PersonPart
            me={me}
            person={keys}
            isRoom={false}
            onVerify={(id, isVerified) => void tryVerb(setVerified(id, isVerified))}
          />
        </div>
      )}
    </Sheet>
  );
}

/** Both prints of a key that has changed; undefined while they are read, and where it has not. */
const useChangedKey = (accountId: AccountId, isChanged: boolean): ChangedKey | undefined => {
  const changed = useRead(() => (isChanged ? readChangedKey(accountId) : undefined), [accountId, isChanged]);
  return isChanged ? (changed ?? undefined) : undefined;
};
