import { Minus, Plus } from 'lucide-react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { changePrefs, languageOf, themeOf, usePrefs } from '../../platform/prefs/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { SettingSpot } from '../../platform/settings/index.ts';
import { IconButton, LogoTile, RadioRows, Section, SwitchRow } from '../../ui/index.ts';
import { useHost, useMe } from './hooks.ts';
import { ScopeTag } from './scope-tag.tsx';
import styles from './settings.module.css';
import { PolicyLinks } from './policy-links.tsx';
import { updateSettings } from './update-profile.ts';

/** May this host look up what a link of mine leads to? */
export function LinkCardsRow() {
  const t = useWords();
  const settings = useMe()?.settings;
  if (!settings) return null;
  return (
    <SwitchRow
      label={t('accounts.privacyCards')}
      description={t('accounts.privacyCardsText')}
      isOn={settings.linkCards ?? true}
      onChange={(linkCards) => void tryVerb(updateSettings({ linkCards }))}
    />
  );
}

/** Theme, language and text size. */
export function DisplaySection() {
  const t = useWords();
  return (
    <div className={styles.rows}>
      <SettingSpot id="theme">
        <Section title={t('accounts.theme')} action={<ScopeTag scope="account" />}>
          <p className={styles.note}>{t('accounts.themeText')}</p>
          <Theme />
        </Section>
      </SettingSpot>
      <SettingSpot id="language">
        <Section title={t('accounts.language')} action={<ScopeTag scope="account" />}>
          <p className={styles.note}>{t('accounts.languageText')}</p>
          <Language />
        </Section>
      </SettingSpot>
      <SettingSpot id="text-size">
        <Section title={t('accounts.textSize')} action={<ScopeTag scope="device" />}>
          <TextSize />
        </Section>
      </SettingSpot>
    </div>
  );
}

function Theme() {
  const t = useWords();
  const settings = useMe()?.settings;
  const prefs = usePrefs();
  return (
    <RadioRows
      label={t('accounts.theme')}
      isLabelHidden
      value={themeOf(prefs, settings?.theme)}
      options={[
        { value: 'auto', label: t('accounts.themeAuto') },
        { value: 'light', label: t('accounts.themeLight') },
        { value: 'dark', label: t('accounts.themeDark') },
      ]}
      onChange={(theme) => {
        changePrefs({ theme: 'account' });
        void tryVerb(updateSettings({ theme }));
      }}
    />
  );
}

const STEP = 10;

function TextSize() {
  const t = useWords();
  const { fontScale } = usePrefs();
  const change = (next: number) => changePrefs({ fontScale: next });
  return (
    <div role="group" aria-label={t('accounts.textSize')}>
      <p className={styles.note}>{t('accounts.textSizeText')}</p>
      <p className={styles.sample}>{t('accounts.textSizeSample')}</p>
      <div className={styles.slider}>
        <IconButton
          label={t('accounts.smaller')}
          icon={<Minus aria-hidden="true" />}
          isDisabled={fontScale <= 100}
          onPress={() => change(fontScale - STEP)}
        />
        <input
          type="range"
          min={100}
          max={200}
          step={STEP}
          value={fontScale}
          aria-label={t('accounts.textSize')}
          aria-valuetext={t('accounts.percent', { percent: fontScale })}
          onChange={(event) => change(Number(event.target.value))}
        />
        <IconButton
          label={t('accounts.larger')}
          icon={<Plus aria-hidden="true" />}
          isDisabled={fontScale >= 200}
          onPress={() => change(fontScale + STEP)}
        />
        <output className={styles.percent}>{t('accounts.percent', { percent: fontScale })}</output>
      </div>
    </div>
  );
}

function Language() {
  const t = useWords();
  const settings = useMe()?.settings;
  const prefs = usePrefs();
  return (
    <RadioRows
      label={t('accounts.language')}
      isLabelHidden
      value={languageOf(prefs, settings?.language)}
      options={[
        { value: 'auto', label: t('accounts.languageAuto') },
        { value: 'ko', label: '한국어' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(language) => {
        changePrefs({ language: 'account' });
        void tryVerb(updateSettings({ language }));
      }}
    />
  );
}

/** What this is and whose. */
export function AboutSection() {
  const t = useWords();
  const moments = useMoments();
  const host = useHost();
  const me = useMe();
  return (
    <div className={styles.about}>
      <LogoTile size="lg" />
      <p className={styles.aboutName}>Maru</p>
      <p>{t('accounts.aboutText')}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('accounts.aboutHost')}</dt>
          <dd>
            {host?.name ?? location.host}
            {me?.operator && <small>{t('accounts.aboutOperator')}</small>}
            {me && <small>{t('accounts.since', { date: moments.fullDate(me.createdAt) })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('accounts.aboutLicense')}</dt>
          <dd>Apache-2.0</dd>
        </div>
      </dl>
      <PolicyLinks />
    </div>
  );
}
