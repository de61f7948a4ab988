import { PersonLinkPage } from '../people/ui.ts';
import { openChatWith } from './open-chat.ts';

/** Where the link of a person leads, and from there into a chat with them. */
export function PersonLink({ code }: { readonly code: string }) {
  return <PersonLinkPage code={code} onChat={(id) => void openChatWith(id)} />;
}
