import { useWords } from '../../platform/i18n/index.ts';
import { RowSpace, Section } from '../../ui/index.ts';
import type { DrawerSectionProps } from '../invites/ui.ts';

/** In the drawer, the place of what rings in this chat. */
export function DrawerSpace({ chat }: DrawerSectionProps) {
  const t = useWords();
  if (chat.kind === 'self') return null;
  return (
    <Section title={t('notifications.chat')}>
      <RowSpace />
      <RowSpace />
    </Section>
  );
}
