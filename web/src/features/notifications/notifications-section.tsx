import { nameClient } from '@maru/contract';
import { Cake, Laptop, MoonStar, PanelTop, Phone, Volume2 } from 'lucide-react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, ListRow, RadioRows, RowGlyph, Section, SwitchRow } from '../../ui/index.ts';
import { changeSettings } from './change-settings.ts';
import { DigestSection } from './digest-section.tsx';
import { removeDevice } from './device.ts';
import { useIsPaused, useNotifications, useSounds } from './hooks.ts';
import { KeywordsField } from './keywords-field.tsx';
import { PushSwitch } from './push-switch.tsx';
import { QuietHours } from './quiet-hours.tsx';
import { playSound } from './sounds.ts';
import { tomorrowMorning } from './rules.ts';

/** The page of the settings about notifications. */
export function NotificationsSection() {
  return (
    <>
      <Here />
      <Everywhere />
      <Previews />
      <Rings />
      <QuietHours />
      <DigestSection />
      <OtherDevices />
    </>
  );
}

const change = (part: Parameters<typeof changeSettings>[0]) => void tryVerb(changeSettings(part));

function Here() {
  const t = useWords();
  const [hasSounds, turnSounds] = useSounds();
  const turn = (isOn: boolean) => {
    turnSounds(isOn);
    if (isOn) playSound('default');
  };
  return (
    <Section title={t('notifications.here')}>
      <SettingSpot id="push">
        <PushSwitch />
      </SettingSpot>
      <SettingSpot id="sounds">
        <SwitchRow
          label={t('notifications.sounds')}
          description={t('notifications.soundsText')}
          icon={<Volume2 aria-hidden="true" />}
          isOn={hasSounds}
          onChange={turn}
        />
      </SettingSpot>
    </Section>
  );
}

function Everywhere() {
  const t = useWords();
  const moments = useMoments();
  const { quietUntil, toasts, birthdays, calls } = useNotifications().settings;
  const isPaused = useIsPaused();
  return (
    <Section title={t('notifications.everywhere')}>
      <SettingSpot id="quiet">
        <SwitchRow
          label={t('notifications.pause')}
          description={
            isPaused && quietUntil
              ? t('notifications.paused', { time: moments.full(quietUntil) })
              : t('notifications.pauseText')
          }
          icon={<MoonStar aria-hidden="true" />}
          isOn={isPaused}
          onChange={(isOn) => change({ quietUntil: isOn ? tomorrowMorning(new Date()).toISOString() : null })}
        />
      </SettingSpot>
      <SettingSpot id="toasts">
        <SwitchRow
          label={t('notifications.toasts')}
          description={t('notifications.toastsText')}
          icon={<PanelTop aria-hidden="true" />}
          isOn={toasts}
          onChange={(on) => change({ toasts: on })}
        />
      </SettingSpot>
      <SettingSpot id="calls">
        <SwitchRow
          label={t('notifications.calls')}
          description={t('notifications.callsText')}
          icon={<Phone aria-hidden="true" />}
          isOn={calls}
          onChange={(on) => change({ calls: on })}
        />
      </SettingSpot>
      <SettingSpot id="birthdays">
        <SwitchRow
          label={t('notifications.birthdays')}
          description={t('notifications.birthdaysText')}
          icon={<Cake aria-hidden="true" />}
          isOn={birthdays}
          onChange={(on) => change({ birthdays: on })}
        />
      </SettingSpot>
    </Section>
  );
}

function Previews() {
  const t = useWords();
  const { previews } = useNotifications().settings;
  return (
    <Section title={t('notifications.shows')}>
      <SettingSpot id="previews">
        <RadioRows
          label={t('notifications.shows')}
          isLabelHidden
          value={previews}
          options={[
            { value: 'all', label: t('notifications.previewAll') },
            {
              value: 'names',
              label: t('notifications.previewNames'),
              description: t('notifications.previewNamesText'),
            },
            {
              value: 'none',
              label: t('notifications.previewNone'),
              description: t('notifications.previewNoneText'),
            },
          ]}
          onChange={(value) => change({ previews: value })}
        />
      </SettingSpot>
    </Section>
  );
}

function Rings() {
  const t = useWords();
  const { groups, mentionsAlways } = useNotifications().settings;
  return (
    <>
      <Section title={t('notifications.groups')}>
        <SettingSpot id="groups">
          <RadioRows
            label={t('notifications.groups')}
            isLabelHidden
            value={groups}
            options={[
              { value: 'all', label: t('notifications.groupsAll') },
              {
                value: 'mentions',
                label: t('notifications.groupsMentions'),
                description: t('notifications.groupsMentionsText'),
              },
            ]}
            onChange={(value) => change({ groups: value })}
          />
        </SettingSpot>
      </Section>
      <Section title={t('notifications.rings')}>
        <SettingSpot id="mentions">
          <SwitchRow
            label={t('notifications.mentionsAlways')}
            description={t('notifications.mentionsAlwaysText')}
            isOn={mentionsAlways}
            onChange={(on) => change({ mentionsAlways: on })}
          />
        </SettingSpot>
        <SettingSpot id="keywords">
          <KeywordsField />
        </SettingSpot>
      </Section>
    </>
  );
}

function OtherDevices() {
  const t = useWords();
  const moments = useMoments();
  const others = useNotifications().devices.filter(({ current }) => !current);
  if (others.length === 0) return null;
  return (
    <Section title={t('notifications.devices')}>
      {others.map(({ id, client, createdAt }) => (
        <ListRow
          key={id}
          size="sm"
          leading={<RowGlyph Icon={Laptop} />}
          title={nameClient(client)}
          subtitle={t('notifications.deviceSince', { date: moments.fullDate(createdAt) })}
          action={
            <Button
              size="sm"
              aria-label={t('notifications.deviceRemoveOf', { device: nameClient(client) })}
              onPress={() => void tryVerb(removeDevice(id))}
            >
              {t('notifications.deviceRemove')}
            </Button>
          }
        />
      ))}
    </Section>
  );
}
