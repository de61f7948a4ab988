import type { AccountId } from '@maru/contract';
import { LockKeyhole, QrCode, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { Banner, Button, toast } from '../../../ui/index.ts';
import { CompareSheet } from './compare-sheet.tsx';
import type { KeyScope } from './key-code.ts';
import styles from './keys.module.css';
import { useNameOf } from './person-face.tsx';
import { PrintView } from './print-view.tsx';
import { TrustMark } from './trust-mark.tsx';
import type { KeyTrust, PersonKeys } from './view.ts';

/** What the keys of somebody take. */
export interface PersonPartProps {
  readonly me: AccountId;
  readonly person: PersonKeys;
  /** The page is that of a room of two. */
  readonly isRoom: boolean;
  /** With how many devices; not said where no room is looked at. */
  readonly devices?: number | undefined;
  readonly onVerify: (accountId: AccountId, isVerified: boolean) => void;
}

/** The picture of two people, and what can be done with it. */
export function PersonPart({ me, person, isRoom, devices, onVerify }: PersonPartProps) {
  const t = useWords();
  const moments = useMoments();
  const name = useNameOf(person.accountId);
  const [isComparing, compare] = useState(false);
  const isVerified = person.trust === 'verified';
  const mark = (isIt: boolean) => {
    onVerify(person.accountId, isIt);
    toast(isIt ? t('secret.sameDone', { name }) : t('secret.undoSameDone'));
  };
  const scope: KeyScope = { me, other: person.accountId };
  const foot = [
    ...(devices === undefined ? [] : [t('secret.devices', { count: devices })]),
    ...(isVerified && person.verifiedAt
      ? [t('secret.verifiedOn', { moment: moments.fullDate(person.verifiedAt) })]
      : []),
  ].join(' · ');
  return (
    <>
      <Lead
        words={isRoom ? t('secret.with', { name }) : name}
        text={t(isRoom ? 'secret.keysDirect' : 'secret.keysPerson', { name })}
        trust={person.trust}
      />
      {person.trust === 'changed' && (
        <Banner tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
          {`${t('secret.keyChanged', { name })} ${t('secret.keyChangedWas')}`}
        </Banner>
      )}
      <PrintView print={person.print} foot={foot} />
      <div className={styles.buttons}>
        <Button
          size="lg"
          isWide
          variant={isVerified ? 'secondary' : 'primary'}
          icon={<QrCode aria-hidden="true" />}
          onPress={() => compare(true)}
        >
          {t('secret.compareQr')}
        </Button>
        <Button
          size="lg"
          isWide
          variant={isVerified ? 'quiet' : 'secondary'}
          onPress={() => mark(!isVerified)}
        >
          {t(isVerified ? 'secret.undoSame' : 'secret.same')}
        </Button>
      </div>
      {isComparing && (
        <CompareSheet
          compared={isRoom ? 'two' : 'person'}
          scope={scope}
          print={person.print}
          name={name}
          onSame={() => onVerify(person.accountId, true)}
          onClose={() => compare(false)}
        />
      )}
    </>
  );
}

interface LeadProps {
  readonly words: string;
  readonly text: string;
  readonly trust?: KeyTrust | undefined;
}

/** What a page of keys begins with. */
export function Lead({ words, text, trust }: LeadProps) {
  return (
    <div className={styles.lead}>
      <p className={styles.leadName}>
        <LockKeyhole aria-hidden="true" />
        <span>{words}</span>
        {trust === 'verified' && <TrustMark trust={trust} />}
      </p>
      <p className={styles.centred}>{text}</p>
    </div>
  );
}
