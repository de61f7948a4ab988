import type { Proof } from '@maru/crypto/room';

/** Why nothing of a sealed line is shown. */
export type Unopened = 'notHere' | 'unreadable' | 'tampered' | 'tooNew' | 'broken';

/** An entry of a room's log as it is once it is open. */
export interface OpenedEntry {
  kind: string;
  author: string;
  key: string;
  /** ISO 8601. */
  at: string;
  body: Record<string, unknown>;
}

/** Words that a message had before. */
export interface FormerText {
  text: string;
  /** Since when it had them. ISO 8601. */
  at: string;
}

/** What this device keeps of one place in a room's log. */
export interface KeptLine {
  roomId: string;
  seq: number;
  entry: OpenedEntry;
  /** With which a member can show the host that it was said. */
  proof?: Proof;
  formerTexts?: FormerText[];
  /** ISO 8601. */
  editedAt?: string;
  /** Among my bookmarks. */
  isBookmarked?: boolean;
  /** Who reacted, and with what, in the order in which they did. */
  reactions?: [accountId: string, emoji: string][];
}

/** An entry of a log as the host gives it. */
export interface RawEntry {
  log: string;
  seq: number;
  kind: string;
  author: string;
  key: string;
  at: string;
  body: unknown;
}
