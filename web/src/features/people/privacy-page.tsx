import type { AccountSettings, Audience, GroupAdders } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { MenuRow, RadioRows, Section, Sheet, SwitchRow } from '../../ui/index.ts';
import { updateSettings, useHost, useMe } from '../accounts/index.ts';
import styles from './people.module.css';

type Privacy = Pick<
  AccountSettings,
  | 'findByHandle'
  | 'findByLink'
  | 'findByInvite'
  | 'findByMail'
  | 'addToGroups'
  | 'seesOnline'
  | 'seesLastSeen'
  | 'seesReads'
>;

/** What holds for somebody who is kept on this device from before they could decide. */
const first: Privacy = {
  findByHandle: true,
  findByLink: true,
  findByInvite: true,
  findByMail: false,
  addToGroups: 'friends',
  seesOnline: 'friends',
  seesLastSeen: 'friends',
  seesReads: 'everyone',
};

const change = (part: Partial<Privacy>) => void tryVerb(updateSettings(part));

/** Who may find me, bring me into groups, and see what of me. */
export function PrivacyPage() {
  const settings = useMe()?.settings;
  if (!settings) return null;
  const privacy = { ...first, ...settings };
  return (
    <>
      <FindMe privacy={privacy} />
      <AddMe privacy={privacy} />
      <SeeMe privacy={privacy} />
    </>
  );
}

interface PartProps {
  readonly privacy: Privacy;
}

function FindMe({ privacy }: PartProps) {
  const t = useWords();
  const handle = useMe()?.handle ?? '';
  const hasMail = useHost()?.mail ?? false;
  return (
    <Section title={t('people.findMe')}>
      <SettingSpot id="find-handle">
        <SwitchRow
          label={t('people.findHandle')}
          description={t('people.findHandleText', { handle })}
          isOn={privacy.findByHandle}
          onChange={(findByHandle) => change({ findByHandle })}
        />
      </SettingSpot>
      <SettingSpot id="find-link">
        <SwitchRow
          label={t('people.findLink')}
          description={t('people.findLinkText')}
          isOn={privacy.findByLink}
          onChange={(findByLink) => change({ findByLink })}
        />
      </SettingSpot>
      <SettingSpot id="find-invite">
        <SwitchRow
          label={t('people.findInvite')}
          description={t('people.findInviteText')}
          isOn={privacy.findByInvite}
          onChange={(findByInvite) => change({ findByInvite })}
        />
      </SettingSpot>
      {hasMail && (
        <SettingSpot id="find-mail">
          <SwitchRow
            label={t('people.findMail')}
            description={t('people.findMailText')}
            isOn={privacy.findByMail}
            onChange={(findByMail) => change({ findByMail })}
          />
        </SettingSpot>
      )}
      <p className={styles.privacyNote}>{t('people.findNote')}</p>
    </Section>
  );
}

function AddMe({ privacy }: PartProps) {
  const t = useWords();
  const options: readonly Option<GroupAdders>[] = [
    { value: 'everyone', label: t('people.everyone'), description: t('people.addEveryoneText') },
    { value: 'friends', label: t('people.friendsIAdded'), description: t('people.addFriendsText') },
    { value: 'ask', label: t('people.addAsk'), description: t('people.addAskText') },
  ];
  return (
    <Section title={t('people.addMe')}>
      <SettingSpot id="add-groups">
        <ChoiceRow
          label={t('people.addGroups')}
          text={t('people.addGroupsText')}
          value={privacy.addToGroups}
          options={options}
          onChange={(addToGroups) => change({ addToGroups })}
        />
      </SettingSpot>
    </Section>
  );
}

function SeeMe({ privacy }: PartProps) {
  const t = useWords();
  const audience = (friends: string, nobody: string): readonly Option<Audience>[] => [
    { value: 'everyone', label: t('people.everyone') },
    { value: 'friends', label: t('people.friendsIAdded'), description: friends },
    { value: 'nobody', label: t('people.nobody'), description: nobody },
  ];
  const here = audience(t('people.seesFriendsText'), t('people.seesNobodyText'));
  return (
    <Section title={t('people.seeMe')}>
      <SettingSpot id="online">
        <ChoiceRow
          label={t('people.seesOnline')}
          text={t('people.seesOnlineText')}
          value={privacy.seesOnline}
          options={here}
          onChange={(seesOnline) => change({ seesOnline })}
        />
      </SettingSpot>
      <SettingSpot id="last-seen">
        <ChoiceRow
          label={t('people.seesLastSeen')}
          text={t('people.seesLastSeenText')}
          value={privacy.seesLastSeen}
          options={here}
          onChange={(seesLastSeen) => change({ seesLastSeen })}
        />
      </SettingSpot>
      <SettingSpot id="reads">
        <ChoiceRow
          label={t('people.seesReads')}
          text={t('people.seesReadsText')}
          value={privacy.seesReads}
          options={audience(t('people.readsFriendsText'), t('people.readsNobodyText'))}
          onChange={(seesReads) => change({ seesReads })}
        />
      </SettingSpot>
      <p className={styles.privacyNote}>{t('people.seesNote')}</p>
    </Section>
  );
}

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
}

interface ChoiceRowProps<T extends string> {
  readonly label: string;
  readonly text: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}

/** A row that shows what was chosen, and opens the choice with what each answer means. */
function ChoiceRow<T extends string>({ label, text, value, options, onChange }: ChoiceRowProps<T>) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <MenuRow label={label} description={text} value={chosen?.label} hasChevron onPress={() => open(true)} />
      {isOpen && (
        <Sheet isOpen onClose={() => open(false)} title={label} closeLabel={t('people.close')}>
          <p className={styles.sheetText}>{text}</p>
          <RadioRows label={label} isLabelHidden value={value} options={options} onChange={onChange} />
        </Sheet>
      )}
    </>
  );
}
