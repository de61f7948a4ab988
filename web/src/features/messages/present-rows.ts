import { hintOf, type AccountId, type ChatId, type MessageBody } from '@maru/contract';
import type { Line, PendingMessage, RoomWindow, SentLine, SystemLine } from './state.ts';

/** A message as a bubble shows it; `seq` is null until it is sent. */
export interface Bubble {
  chatId: ChatId;
  seq: number | null;
  key: string;
  author: AccountId;
  at: string;
  body: MessageBody;
  mine: boolean;
  state: 'sent' | 'pending' | 'failed';
  /** It can be taken back until then. ISO 8601. */
  undoUntil?: string;
  /** Why it failed; word it with `wordRefusal`. */
  code?: string;
}

/** One row of a room, top to bottom. `id` stays the same while the row stays. */
export type Row =
  /** Before the first line of a secret room: who can read it. */
  | { kind: 'opening'; id: string }
  | { kind: 'date'; id: string; at: string }
  | { kind: 'system'; id: string; line: SystemLine }
  | { kind: 'readUpTo'; id: string }
  | {
      kind: 'bubble';
      id: string;
      bubble: Bubble;
      /** First of a run of the same writer in the same minute: face and name. */
      firstOfRun: boolean;
      /** Last of a run: the time. */
      lastOfRun: boolean;
      /** One to three emoji alone, shown large. */
      bigEmoji: boolean;
      /** Long text that is shown in part, with "view all". */
      folded: boolean;
    };

const longText = { letters: 500, lines: 12 };

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const emojiAlone = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\u{fe0f}?\u{20e3})/u;

/** True for one to three emoji and nothing else. */
export const isBigEmoji = (text: string): boolean => {
  const trimmed = text.trim();
  // Most text is told apart by its first letter; taking it to pieces costs far more.
  if (trimmed.length > 60 || !emojiAlone.test(trimmed)) return false;
  const parts = [...graphemes.segment(trimmed)].map((part) => part.segment);
  return parts.length <= 3 && parts.every((part) => emojiAlone.test(part));
};

/** True for text that is too long to be shown whole. */
export const isLongText = (text: string): boolean =>
  text.length > longText.letters || text.split('\n', longText.lines + 1).length > longText.lines;

type BubbleRow = Extract<Row, { kind: 'bubble' }>;

// What has been worked out of a line is kept with it: one new line among thousands must not cost thousands, and a row
// that says the same is the same, so that nobody shows it anew.
const days = new WeakMap<Line, string>();
const bubbles = new WeakMap<SentLine, Bubble>();
const shownRows = new WeakMap<Bubble, BubbleRow>();

const dayOf = (at: string): string => new Date(at).toDateString();

const dayOfLine = (line: Line): string => {
  const known = days.get(line);
  if (known !== undefined) return known;
  const day = dayOf(line.at);
  days.set(line, day);
  return day;
};
const minuteOf = (at: string): string => at.slice(0, 16);

const sentBubble = (line: SentLine, chatId: ChatId, me: AccountId | null): Bubble => ({
  chatId,
  seq: line.seq,
  key: line.key,
  author: line.author,
  at: line.at,
  body: line.body,
  mine: line.author === me,
  state: 'sent',
});

const pendingBubble = (pending: PendingMessage, me: AccountId, quoted: SentLine | undefined): Bubble => ({
  chatId: pending.chatId,
  seq: null,
  key: pending.key,
  author: me,
  at: pending.at,
  body: {
    text: pending.text,
    ...(pending.content ? { content: pending.content } : {}),
    ...(pending.mentions ? { mentions: pending.mentions } : {}),
    ...(quoted
      ? {
          replyTo: {
            seq: quoted.seq,
            author: quoted.author,
            authorName: '',
            text: quoted.body.text,
            ...(quoted.body.content ? { hint: hintOf(quoted.body.content) } : {}),
          },
        }
      : {}),
  },
  mine: true,
  state: pending.state === 'failed' ? 'failed' : 'pending',
  ...(pending.code ? { code: pending.code } : {}),
  ...(pending.state === 'pending' && pending.undoUntil ? { undoUntil: pending.undoUntil } : {}),
});

const isRun = (one: Row | undefined, other: Row | undefined): boolean =>
  one?.kind === 'bubble' &&
  other?.kind === 'bubble' &&
  one.bubble.author === other.bubble.author &&
  minuteOf(one.bubble.at) === minuteOf(other.bubble.at) &&
  (one.bubble.state === 'failed') === (other.bubble.state === 'failed');

const bubbleRow = (bubble: Bubble): BubbleRow =>
  shownRows.get(bubble) ?? {
    kind: 'bubble',
    // The key is the same before and after sending, so that the row does not jump when it is sent.
    id: `m-${bubble.author}-${bubble.key}`,
    bubble,
    firstOfRun: true,
    lastOfRun: true,
    bigEmoji: !bubble.body.deleted && !bubble.body.content && isBigEmoji(bubble.body.text),
    folded: isLongText(bubble.body.text),
  };

const sentRow = (line: SentLine, chatId: ChatId, me: AccountId | null): BubbleRow => {
  const known = bubbles.get(line);
  if (known?.mine === (line.author === me)) return bubbleRow(known);
  const bubble = sentBubble(line, chatId, me);
  bubbles.set(line, bubble);
  return bubbleRow(bubble);
};

const markRuns = (rows: Row[]): Row[] =>
  rows.map((row, index) => {
    if (row.kind !== 'bubble') return row;
    const firstOfRun = !isRun(rows[index - 1], row);
    const lastOfRun = !isRun(row, rows[index + 1]);
    const isSame = row.firstOfRun === firstOfRun && row.lastOfRun === lastOfRun;
    const shown = isSame ? row : { ...row, firstOfRun, lastOfRun };
    shownRows.set(row.bubble, shown);
    return shown;
  });

/** What the rows of a room are made of. */
export interface RowsInput {
  chatId: ChatId;
  me: AccountId | null;
  window: RoomWindow | null;
  pending: readonly PendingMessage[];
  readUpTo: number | null;
  /** Ms since the epoch: what is to be gone by now is not shown, whether the host has said so or not. */
  now?: number;
}

const isGone = (line: Line, now: number): boolean =>
  line.kind === 'message.sent' &&
  (line.body.vanished === true ||
    (line.body.vanishAt !== undefined && Date.parse(line.body.vanishAt) <= now));

/** Turns the messages of a room into rows. */
export const presentRows = ({ chatId, me, window, pending, readUpTo, now = 0 }: RowsInput): Row[] => {
  if (!window) return [];
  const rows: Row[] = [];
  let day = '';
  let marked = readUpTo === null;
  const addDay = (at: string, next: string): void => {
    if (next === day) return;
    day = next;
    rows.push({ kind: 'date', id: `d-${day}`, at });
  };
  const lines = [...window.slots.values()].map((slot) => slot.line).sort((one, other) => one.seq - other.seq);
  for (const line of lines) {
    if (isGone(line, now)) continue;
    addDay(line.at, dayOfLine(line));
    // The line stands before the first message of somebody else that I had not read.
    if (!marked && line.seq > (readUpTo ?? 0) && line.author !== me) {
      marked = true;
      // Where nothing had been read yet there is nothing to say.
      if (rows.some((row) => row.kind === 'bubble')) rows.push({ kind: 'readUpTo', id: 'readUpTo' });
    }
    if (line.kind === 'message.sent') rows.push(sentRow(line, chatId, me));
    else rows.push({ kind: 'system', id: `s-${line.seq}`, line });
  }
  if (!window.hasNewer && me) {
    const sent = new Set(lines.filter((line) => line.author === me).map((line) => line.key));
    for (const one of pending) {
      if (one.chatId !== chatId || sent.has(one.key)) continue;
      addDay(one.at, dayOf(one.at));
      const quoted = one.replyToSeq === undefined ? undefined : window.slots.get(one.replyToSeq)?.line;
      rows.push(bubbleRow(pendingBubble(one, me, quoted?.kind === 'message.sent' ? quoted : undefined)));
    }
  }
  return markRuns(rows);
};
