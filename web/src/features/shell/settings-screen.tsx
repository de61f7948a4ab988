import {
  Ban,
  BellRing,
  Bookmark,
  EyeOff,
  FileArchive,
  Globe,
  Info,
  LifeBuoy,
  KeyRound,
  Lock,
  LockKeyhole,
  MessageCircle,
  Palette,
  ShieldCheck,
  Sticker,
  UserPen,
  UserPlus,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { cx, MenuRow, Page, Section } from '../../ui/index.ts';
import { useHost, useMe } from '../accounts/index.ts';
import {
  AboutSection,
  DisplaySection,
  EditProfile,
  HostInvitations,
  LanguageSection,
  PrivacySection,
  SessionsSection,
} from '../accounts/ui.ts';
import { ArchiveSection } from '../archive/ui.ts';
import { LockSection } from '../lock/ui.ts';
import { BookmarksScreen, ChatSettingsSection } from '../messages/ui.ts';
import { NotificationsSection } from '../notifications/ui.ts';
import { BlockedSection, HiddenSection } from '../people/ui.ts';
import { KeepSearches } from '../search/ui.ts';
import { StickersPage } from '../stickers/ui.ts';
import { SecuritySection } from '../login/ui.ts';
import { LostPage } from './lost-page.tsx';
import styles from './settings.module.css';

interface SettingsPage {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly content: () => ReactNode;
}

const pages: Readonly<Record<string, SettingsPage>> = {
  profile: { label: 'shell.setProfile', icon: UserPen, content: () => <EditProfile /> },
  account: { label: 'shell.setAccount', icon: KeyRound, content: () => <SessionsSection /> },
  security: { label: 'login.title', icon: LockKeyhole, content: () => <SecuritySection /> },
  privacy: { label: 'shell.setPrivacy', icon: ShieldCheck, content: () => <Privacy /> },
  lock: { label: 'lock.page', icon: Lock, content: () => <LockSection /> },
  notifications: {
    label: 'notifications.title',
    icon: BellRing,
    content: () => <NotificationsSection />,
  },
  display: { label: 'shell.setDisplay', icon: Palette, content: () => <DisplaySection /> },
  chats: { label: 'shell.setChats', icon: MessageCircle, content: () => <ChatSettingsSection /> },
  stickers: { label: 'stickers.title', icon: Sticker, content: () => <StickersPage /> },
  language: { label: 'shell.setLanguage', icon: Globe, content: () => <LanguageSection /> },
  archive: { label: 'archive.title', icon: FileArchive, content: () => <ArchiveSection /> },
  invite: { label: 'accounts.invitations', icon: UserPlus, content: () => <HostInvitations /> },
  hidden: { label: 'shell.setHidden', icon: EyeOff, content: () => <HiddenSection /> },
  blocked: { label: 'shell.setBlocked', icon: Ban, content: () => <BlockedSection /> },
  about: { label: 'shell.setAbout', icon: Info, content: () => <AboutSection /> },
};

const groups: readonly { title: string; sections: readonly string[] }[] = [
  {
    title: 'shell.sectionMe',
    sections: ['profile', 'bookmarks', 'security', 'account', 'privacy', 'lock', 'archive'],
  },
  { title: 'shell.sectionApp', sections: ['notifications', 'display', 'chats', 'stickers', 'language'] },
  { title: 'shell.sectionPeople', sections: ['invite', 'hidden', 'blocked'] },
  { title: 'shell.sectionAbout', sections: ['about'] },
];

/** The section that a wide window shows at first. */
export const firstSection = 'profile';

/** What the list of settings takes; on wide windows one of them is open beside it. */
export interface SettingsListProps {
  readonly selected?: string | undefined;
  readonly onBack?: (() => void) | undefined;
}

/** All settings, in groups. */
export function SettingsList({ selected, onBack }: SettingsListProps) {
  const t = useWords();
  const isOperator = useMe()?.operator ?? false;
  const invites = useHost()?.signUp === 'invitation';
  const row = (section: string) => {
    const page = pages[section];
    const Icon = page?.icon ?? Bookmark;
    return (
      <div key={section} className={cx(styles.row, section === selected && styles.selected)}>
        <MenuRow
          label={t(page?.label ?? 'shell.bookmarks')}
          icon={<Icon aria-hidden="true" />}
          hasChevron
          onPress={() => go(paths.settings(section))}
        />
      </div>
    );
  };
  return (
    <Page title={t('shell.settings')} back={onBack && { label: t('shell.back'), onPress: onBack }}>
      {groups.map((group) => (
        <Section key={group.title} title={t(group.title)}>
          {group.sections.filter((section) => section !== 'invite' || invites).map(row)}
        </Section>
      ))}
      {isOperator && (
        <Section title={t('shell.sectionHost')}>
          <div className={cx(styles.row, selected === 'desk' && styles.selected)}>
            <MenuRow
              label={t('shell.setDesk')}
              icon={<LifeBuoy aria-hidden="true" />}
              hasChevron
              onPress={() => go(paths.desk())}
            />
          </div>
        </Section>
      )}
    </Page>
  );
}

function Privacy() {
  return (
    <>
      <PrivacySection />
      <KeepSearches />
    </>
  );
}

/** What one section takes. */
export interface SettingsSectionProps {
  readonly section: string;
  readonly onBack?: (() => void) | undefined;
}

/** One section of the settings. */
export function SettingsSection({ section, onBack }: SettingsSectionProps) {
  const t = useWords();
  if (section === 'stickers')
    return <StickersPage back={onBack && { label: t('shell.back'), onPress: onBack }} />;
  if (section === 'bookmarks') return <BookmarksScreen onBack={onBack ?? (() => go(paths.settings()))} />;
  const page = pages[section];
  if (!page) return <LostPage />;
  return (
    <Page
      key={section}
      title={t(page.label)}
      isCompact
      back={onBack && { label: t('shell.back'), onPress: onBack }}
    >
      <div className={styles.column}>{page.content()}</div>
    </Page>
  );
}
