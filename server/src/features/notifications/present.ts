import {
  firstNotificationSettings,
  hintOf,
  type CallId,
  type ChatId,
  type NotificationSettings,
  type PictureId,
  type PushDevice,
  type PushPayload,
  type SessionId,
} from '@maru/contract';
import type { CallStanding } from '../calls/index.ts';
import type { News } from '../messages/index.ts';
import type { JobRow, SituationRow } from './job-store.ts';
import type { DeviceRow } from './store.ts';

/** Letters of a message in a notification, and of a name: a push carries at most 4 kB. */
const textLength = 240;
const nameLength = 60;
const namedAtOnce = 3;

const cut = (text: string, length: number): string => {
  const letters = [...text];
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text;
};

/** Settings with what was never decided filled in. */
export const presentSettings = (
  settings: Partial<NotificationSettings> | null | undefined,
): NotificationSettings => ({ ...firstNotificationSettings, ...settings });

/** A device as its owner sees it. */
export const presentDevice = (row: DeviceRow, current: SessionId): PushDevice => ({
  id: row.device_id,
  client: row.client,
  createdAt: row.created_at.toISOString(),
  current: row.session_id === current,
});

/** What tells of birthdays; without names where previews are off. */
export const presentBirthdays = (
  { names, ...rest }: { names: readonly string[]; language: DeviceRow['language']; silent: boolean },
  { previews }: NotificationSettings,
): PushPayload => ({
  kind: 'birthdays',
  ...rest,
  names: previews === 'none' ? [] : names.slice(0, namedAtOnce).map((name) => cut(name, nameLength)),
  count: names.length,
});

/** What takes a notification away. */
export const presentRead = (job: JobRow, row: SituationRow): PushPayload => ({
  kind: 'read',
  chatId: job.chat_id,
  seq: job.seq,
  badge: row.badge,
  language: row.language,
});

const shownContent = ({ content }: News, previews: NotificationSettings['previews']) => {
  if (!content || previews !== 'all') return {};
  const { fileId, ...hint } = hintOf(content);
  const name = hint.name === undefined ? {} : { name: cut(hint.name, nameLength) };
  return { hint: { ...hint, ...name }, ...(fileId && { image: fileId }) };
};

/** What shows a message, as much of it as its reader wants to have shown. */
export const presentMessage = (
  { row, news, sender }: { row: SituationRow; news: News; sender: { name: string; photo: PictureId | null } },
  { previews }: NotificationSettings,
): PushPayload => {
  const { badge, language } = row;
  const silent = news.silent || row.sound === 'none';
  // Of a secret room it is told that something came: neither from whom nor where.
  if (previews === 'none' || row.secret) return { kind: 'something', badge, language, seq: news.seq, silent };
  const name = cut(sender.name, nameLength);
  return {
    kind: 'message',
    badge,
    language,
    chatId: row.chat_id,
    seq: news.seq,
    at: news.at.toISOString(),
    title: cut(row.chat_name ?? (row.kind === 'direct' ? name : (row.names ?? name)), nameLength),
    ...(row.kind === 'group' && { sender: name }),
    ...(previews === 'all' && { text: cut(news.text, textLength) }),
    ...shownContent(news, previews),
    photo: sender.photo,
    count: Math.max(1, row.unread),
    silent,
  };
};

/** What rings a browser, or says that it rings no longer; without names where previews are off. */
export const presentCallPush = (
  of: {
    kind: 'call' | 'callOver';
    chatId: ChatId;
    callId: CallId;
    language: DeviceRow['language'];
    standing: CallStanding;
    caller: { name: string; photo: PictureId | null };
    roomName: string | null;
  },
  { isGroup, settings }: { isGroup: boolean; settings: NotificationSettings },
): PushPayload => {
  const { kind, chatId, callId, language, standing, caller, roomName } = of;
  const name = cut(caller.name, nameLength);
  const named = {
    title: cut(roomName ?? name, nameLength),
    ...(isGroup && { sender: name }),
    photo: caller.photo,
  };
  const shown = settings.previews === 'none' ? { photo: null } : named;
  const about = { language, chatId, callId, call: standing.kind, ...shown };
  return kind === 'call'
    ? { kind, ...about, silent: false, until: (standing.rungUntil ?? standing.startedAt).toISOString() }
    : { kind, ...about, silent: true, at: standing.startedAt.toISOString(), missed: standing.missed };
};
