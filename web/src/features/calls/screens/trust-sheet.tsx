import { useWords } from '../../../platform/i18n/index.ts';
import { Button, ListRow, Section, Sheet, Tag } from '../../../ui/index.ts';
import { openKeysOf } from '../../secret-chats/ui.ts';
import type { CallView } from '../call-view.ts';
import { CallFace } from './call-face.tsx';
import styles from './sheets.module.css';
import { TrustGlyph } from './trust-mark.tsx';

/** What the explanation takes. */
export interface TrustSheetProps {
  readonly call: CallView;
  readonly onClose: () => void;
}

/** What the host sees of a call, as keys of words: all of what is recorded, and of others only who, when and how much. */
const factsOf = ({ trust, way }: CallView): string[] => {
  if (trust === 'open') return ['calls.hostSeesWho', 'calls.hostSeesAddresses', 'calls.hostSeesRecorded'];
  return [
    'calls.hostSeesWho',
    way === 'direct' ? 'calls.hostSeesDirect' : 'calls.hostSeesRoom',
    'calls.hostNever',
  ];
};

/** Who can hear this call, what the host sees all the same, and where keys are compared. */
export function TrustSheet({ call, onClose }: TrustSheetProps) {
  const t = useWords();
  const { trust, people } = call;
  return (
    <Sheet
      isOpen
      isDark
      isFlush
      onClose={onClose}
      title={t(`calls.trust.${trust}`)}
      closeLabel={t('calls.close')}
    >
      <p className={styles.lead}>
        <span className={styles.leadGlyph} data-trust={trust}>
          <TrustGlyph trust={trust} />
        </span>
        {t(`calls.trustText.${trust}`)}
      </p>
      <Section title={t('calls.hostSees')}>
        <ul className={styles.facts}>
          {factsOf(call).map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Section>
      {people.length > 0 && (
        <Section title={t('calls.keysOfAll')}>
          {people.map((person) => (
            <ListRow
              key={person.identity}
              size="sm"
              leading={<CallFace person={person} className={styles.rowFace} />}
              title={person.name}
              subtitle={t(`calls.trust.${person.trust}`)}
              marks={person.isGuest && <Tag tone="neutral">{t('calls.guest')}</Tag>}
              action={
                !person.isGuest && (
                  <Button size="sm" onPress={() => openKeysOf(person.accountId)}>
                    {t('calls.compare')}
                  </Button>
                )
              }
            />
          ))}
        </Section>
      )}
    </Sheet>
  );
}
