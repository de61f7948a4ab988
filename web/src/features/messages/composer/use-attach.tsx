import type { Chat } from '@maru/contract';
import { useState, type ReactNode } from 'react';
import { useMe } from '../../accounts/index.ts';
import { listAttachments, listMissingAttachments, type Attachment } from '../content/attachments.ts';

/** What can be added to a message here, and the sheet that one of them has opened. */
export interface Attach {
  readonly offered: readonly Attachment[];
  /** What this kind of room has not. */
  readonly missing: readonly Attachment[];
  choose(attachment: Attachment): void;
  readonly sheet: ReactNode;
}

/** What is offered beside the field; `onChosen` runs with every choice. */
export const useAttach = (chat: Chat, onChosen: () => void): Attach => {
  const me = useMe();
  const [open, setOpen] = useState<Attachment>();
  const who = { guest: me?.guest ?? true };
  const Sheet = open?.Sheet;
  return {
    offered: listAttachments(chat, who),
    missing: listMissingAttachments(chat, who),
    choose(attachment) {
      onChosen();
      // Inside the press itself: only there may a file chooser open.
      if (attachment.run) attachment.run(chat);
      else setOpen(attachment);
    },
    sheet: Sheet && <Sheet chat={chat} onClose={() => setOpen(undefined)} />,
  };
};
