import type { AccountId, LogName } from '@maru/contract';
import type { StoredEntry } from '../log/types.ts';
import type { LogMessage } from './types.ts';

// The first letter says what it is: a process that is older than the one it hears passes over what it does not know.
const marks = { entry: 'e', head: 'h', signal: 's' } as const;

type EntryHead = [
  seq: number,
  kind: string,
  author: AccountId,
  key: string,
  at: number,
  counts: 0 | 1,
  hiddenFrom: AccountId | null,
];

/** As text; the body of an entry goes as it stands in the log, encoded once. */
export const encodeMessage = (message: LogMessage): string => {
  if ('entry' in message) {
    const { seq, kind, author, key, at, counts, hiddenFrom, bodyJson } = message.entry;
    const head: EntryHead = [seq, kind, author, key, at.getTime(), counts ? 1 : 0, hiddenFrom];
    return `${marks.entry}${JSON.stringify(head)}\n${bodyJson}`;
  }
  if ('head' in message) return `${marks.head}${message.head}`;
  return marks.signal + JSON.stringify(message);
};

const decodeEntry = (log: LogName, text: string): StoredEntry => {
  const end = text.indexOf('\n');
  const [seq, kind, author, key, at, counts, hiddenFrom] = JSON.parse(text.slice(1, end)) as EntryHead;
  const bodyJson = text.slice(end + 1);
  return { log, seq, kind, author, key, at: new Date(at), counts: counts === 1, hiddenFrom, bodyJson };
};

/** What was said of a log; undefined where it is of a kind that this version does not know. */
export const decodeMessage = (log: LogName, text: string): LogMessage | undefined => {
  if (text[0] === marks.entry) return { entry: decodeEntry(log, text) };
  if (text[0] === marks.head) return { head: Number(text.slice(1)) };
  if (text[0] === marks.signal) return JSON.parse(text.slice(1)) as LogMessage;
  return undefined;
};
