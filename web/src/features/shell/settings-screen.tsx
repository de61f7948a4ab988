import { useEffect, type PointerEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths, useHash } from '../../platform/router/index.ts';
import {
  askForSetting,
  findSettingsPage,
  listPagesUnder,
  listSettings,
  SettingSpot,
  type Setting,
  type SettingScope,
  type SettingsPage,
} from '../../platform/settings/index.ts';
import { MenuRow, Page, Section, useSwipe } from '../../ui/index.ts';
import { LostPage } from './lost-page.tsx';
import styles from './settings.module.css';

/** What one section takes. */
export interface SettingsSectionProps {
  readonly section: string;
  readonly onBack?: (() => void) | undefined;
}

/** Does something under the finger go sideways by itself: a slider, a row of tabs? */
const movesSideways = ({ target, currentTarget }: PointerEvent<HTMLElement>): boolean => {
  for (let at = target as Element | null; at && at !== currentTarget; at = at.parentElement) {
    if (at.matches('input, textarea, [role="slider"]')) return true;
    if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  }
  return false;
};

/** One section of the settings; what the address names after its `#` comes into view and is lit. */
export function SettingsSection({ section, onBack }: SettingsSectionProps) {
  const t = useWords();
  const hash = useHash();
  const swipe = useSwipe({ towards: 'right', onSwipe: () => onBack?.(), isDisabled: !onBack });
  const page = findSettingsPage(section);
  const isMoved = page !== undefined && page.id !== section;
  const asked = hash || (isMoved ? section : '');
  useEffect(() => {
    if (asked) askForSetting(asked);
  }, [asked, section]);
  if (!page || !(page.isShown?.() ?? true)) return <LostPage />;
  const { Whole, Content, under } = page;
  const back = onBack ?? (under === undefined ? undefined : () => go(paths.settings(under)));
  return (
    <div
      key={page.id}
      className={styles.place}
      style={swipe.offset === 0 ? undefined : { translate: `${swipe.offset}px 0` }}
      {...swipe.handlers}
      onPointerDown={(event) => movesSideways(event) || swipe.handlers.onPointerDown(event)}
    >
      {Whole ? (
        <Whole onBack={back} />
      ) : (
        <Page title={t(page.label)} isCompact back={back && { label: t('shell.back'), onPress: back }}>
          <div className={styles.column}>
            <PagesUnder page={page.id} fits={isEarly} />
            {Content && <Content />}
            <PagesUnder page={page.id} fits={(one) => !isEarly(one)} />
            <PlacedSettings page={page.id} />
          </div>
        </Page>
      )}
    </div>
  );
}

/** Whether a page stands above what the page it is under holds by itself, or below. */
const isEarly = ({ order }: SettingsPage): boolean => order < 50;

interface PagesUnderProps {
  readonly page: string;
  readonly fits: (page: SettingsPage) => boolean;
}

/** The pages that stand as rows on this one. */
function PagesUnder({ page, fits }: PagesUnderProps) {
  const t = useWords();
  return listPagesUnder(page)
    .filter((one) => fits(one) && (one.isShown?.() ?? true))
    .map(({ id, label, text, Icon }) => (
      <MenuRow
        key={id}
        label={t(label)}
        description={text && t(text)}
        icon={<Icon aria-hidden="true" />}
        hasChevron
        onPress={() => go(paths.settings(id))}
      />
    ));
}

const scopes: readonly (SettingScope | undefined)[] = [undefined, 'account', 'device'];

/** The rows that features have given to a page, by who follows them. */
function PlacedSettings({ page }: { readonly page: string }) {
  const t = useWords();
  const placed = listSettings(page).filter(({ Row, isShown }) => Row && (isShown?.() ?? true));
  const draw = ({ id, Row }: Setting) =>
    Row && (
      <SettingSpot key={id} id={id}>
        <Row />
      </SettingSpot>
    );
  return scopes.map((scope) => {
    const rows = placed.filter((setting) => setting.scope === scope);
    if (rows.length === 0) return null;
    if (!scope) return rows.map(draw);
    return (
      <Section key={scope} title={t(scope === 'account' ? 'accounts.everywhere' : 'accounts.here')}>
        {rows.map(draw)}
      </Section>
    );
  });
}
