import { FolderedChatList } from '../folders/ui.ts';
import { CallsScreen, FriendsPlace, MoreScreen } from './late.ts';
import { LostPage } from './lost-page.tsx';
import { SettingsGlyph } from './settings-glyph.tsx';
import { useDraftLines } from './use-draft-lines.ts';
import type { Place } from './use-place.ts';

/** What covers the place for all the rest. */
export const isUnderMore = (page: Place['route']['page']): boolean =>
  page === 'settings' || page === 'calendar' || page === 'desk';

/** The place that a phone shows over its bar. */
export function PhonePlace({ page }: { readonly page: Place['route']['page'] }) {
  const drafts = useDraftLines();
  if (page === 'friends') return <FriendsPlace />;
  if (page === 'chats') return <FolderedChatList drafts={drafts} actions={<SettingsGlyph />} />;
  if (page === 'calls') return <CallsScreen />;
  if (page === 'more' || isUnderMore(page)) return <MoreScreen />;
  return <LostPage />;
}
