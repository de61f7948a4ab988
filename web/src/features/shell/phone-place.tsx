import { BirthdaySection } from '../birthdays/ui.ts';
import { CallsScreen } from '../calls/ui.ts';
import { FolderedChatList } from '../folders/ui.ts';
import { FriendsScreen } from '../people/ui.ts';
import { LostPage } from './lost-page.tsx';
import { MoreScreen } from './more-screen.tsx';
import { openChatWith } from './open-chat.ts';
import { SettingsGlyph } from './settings-glyph.tsx';
import { useDraftLines } from './use-draft-lines.ts';
import type { Place } from './use-place.ts';

/** What covers the place for all the rest. */
export const isUnderMore = (page: Place['route']['page']): boolean =>
  page === 'settings' || page === 'calendar' || page === 'desk';

const openWith = (id: string): void => void openChatWith(id);

/** The place that a phone shows over its bar. */
export function PhonePlace({ page }: { readonly page: Place['route']['page'] }) {
  const drafts = useDraftLines();
  if (page === 'friends')
    return <FriendsScreen onChat={openWith} top={<BirthdaySection onChat={openWith} />} />;
  if (page === 'chats') return <FolderedChatList drafts={drafts} actions={<SettingsGlyph />} />;
  if (page === 'calls') return <CallsScreen />;
  if (page === 'more' || isUnderMore(page)) return <MoreScreen />;
  return <LostPage />;
}
