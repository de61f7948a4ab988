import { Bookmark, CalendarDays, NotebookPen, Settings, Smartphone, Sticker } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { ListRow, MenuRow, Page } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { Face } from '../people/ui.ts';
import { askInstall, isAppleHome, useCanInstall } from './install.ts';
import { openMyRoom } from './open-chat.ts';
import { SettingsGlyph } from './settings-glyph.tsx';
import styles from './settings.module.css';

/** The place for all that is not a friend or a chat: me, what I kept, the settings. */
export function MoreScreen() {
  const t = useWords();
  const me = useMe();
  const canInstall = useCanInstall();
  if (!me) return null;
  return (
    <Page title={t('shell.more')} actions={<SettingsGlyph />}>
      <div className={styles.card}>
        <ListRow
          size="lg"
          leading={<Face person={me} size="xl" />}
          title={me.name}
          subtitle={me.status || (me.handle ? `@${me.handle}` : undefined)}
          href={paths.friend(me.id)}
          onPress={() => go(paths.friend(me.id))}
        />
      </div>
      <MenuRow
        label={t('shell.ownRoom')}
        icon={<NotebookPen aria-hidden="true" />}
        hasChevron
        onPress={() => void openMyRoom()}
      />
      <MenuRow
        label={t('events.calendar')}
        icon={<CalendarDays aria-hidden="true" />}
        hasChevron
        onPress={() => go(paths.calendar())}
      />
      <MenuRow
        label={t('shell.bookmarks')}
        icon={<Bookmark aria-hidden="true" />}
        hasChevron
        onPress={() => go(paths.settings('bookmarks'))}
      />
      <MenuRow
        label={t('stickers.title')}
        icon={<Sticker aria-hidden="true" />}
        hasChevron
        onPress={() => go(paths.settings('stickers'))}
      />
      <MenuRow
        label={t('shell.settings')}
        icon={<Settings aria-hidden="true" />}
        hasChevron
        onPress={() => go(paths.settings())}
      />
      {canInstall && (
        <MenuRow
          label={t('shell.install')}
          description={t('shell.installText')}
          icon={<Smartphone aria-hidden="true" />}
          onPress={() => void askInstall()}
        />
      )}
      {isAppleHome() && (
        <ListRow
          leading={<Smartphone aria-hidden="true" />}
          title={t('shell.install')}
          subtitle={t('shell.installApple')}
        />
      )}
    </Page>
  );
}
