import type { ChatEntryBodies, Entry, MessageContent, Notice, NoticeBoard } from '@maru/contract';

type Told<Kind extends 'notice.edited' | 'notice.down'> = Exclude<ChatEntryBodies[Kind], { erased: true }>;

/** A notice after an entry of its chat. Any order, any number of times. */
export const applyNoticeEntry = (notice: Notice, entry: Entry): Notice => {
  const { author, at, body } = entry;
  if ((body as { rev: number }).rev <= notice.rev) return notice;
  switch (entry.kind) {
    case 'notice.edited': {
      const { text, rev } = body as Told<'notice.edited'>;
      return { ...notice, text, rev, editedBy: author, editedAt: at };
    }
    case 'notice.down': {
      const { text, rev, editedBy, editedAt } = body as Told<'notice.down'>;
      return { ...notice, text, rev, editedBy, editedAt, downBy: author, downAt: at };
    }
    default:
      return notice;
  }
};

/** Of two tellings of a notice the later one. */
export const mergeNotices = (known: Notice, told: Notice): Notice => (told.rev >= known.rev ? told : known);

/** What is known of the top of a chat. */
export interface Top {
  /** The notice that stands there, unless it was taken down; null where there is none. */
  id: string | null;
  /** The place of the newest card, deleted ones too. */
  seq: number;
  /** The notice I have put away. */
  awayId: string | null;
  hostsOnly: boolean;
}

/** The top of a chat as the host has told it. */
export const topOf = ({ newest, awayId, hostsOnly }: NoticeBoard): Top => ({
  id: newest?.id ?? null,
  seq: newest?.seq ?? 0,
  awayId,
  hostsOnly,
});

/** The top of a chat after an entry of that chat, or of mine about it. */
export const applyTopEntry = (top: Top, entry: Entry): Top => {
  switch (entry.kind) {
    case 'message.sent': {
      const { content, forwarded } = entry.body as { content?: MessageContent; forwarded?: boolean };
      // A card that was passed on sets nothing.
      if (forwarded || content?.type !== 'card' || content.of !== 'notice') return top;
      return entry.seq > top.seq ? { ...top, id: content.id, seq: entry.seq } : top;
    }
    case 'message.deleted':
      return (entry.body as { seq: number }).seq === top.seq ? { ...top, id: null } : top;
    case 'notice.ruleChanged':
      return { ...top, hostsOnly: (entry.body as { hostsOnly: boolean }).hostsOnly };
    case 'notice.away':
      return { ...top, awayId: (entry.body as { id: string }).id };
    default:
      return top;
  }
};
