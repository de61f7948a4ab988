import { BirthdaySection } from '../birthdays/ui.ts';
import { FriendsScreen } from '../people/ui.ts';
import { openChatWith } from './open-chat.ts';

const openWith = (id: string): void => void openChatWith(id);

/** The friends, with those who have their birthday on top. */
export function FriendsPlace({ selectedId }: { readonly selectedId?: string | undefined }) {
  return (
    <FriendsScreen selectedId={selectedId} onChat={openWith} top={<BirthdaySection onChat={openWith} />} />
  );
}
