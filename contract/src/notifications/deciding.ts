import type { NotificationSettings, QuietHours } from './types.ts';

/** What is known of a chat when it is decided whether something rings. */
export interface RingingChat {
  kind: 'direct' | 'group' | 'self';
  mutedUntil: string | null;
  /** In the quiet box. */
  quiet: boolean;
  notify: 'default' | 'all' | 'mentions';
}

/** What is known of a message then. */
export interface RingingMessage {
  text: string;
  /** It mentions me or everyone, or answers a message of mine. */
  callsMe: boolean;
}

/** Why something does not ring. */
export type QuietReason = 'paused' | 'quiet_hours' | 'quiet_box' | 'muted' | 'not_called';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

const clockIn = (zone: string, now: Date): { day: number; minutes: number } => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: weekdays.indexOf(parts.get('weekday') ?? ''),
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
};

/** Is this a moment in which nothing is to ring? */
export const isInQuietHours = (hours: QuietHours, now: Date): boolean => {
  if (!hours.on) return false;
  const { day, minutes } = clockIn(hours.zone, now);
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const beginsOn = (which: number): boolean => hours.days.includes(which);
  if (from < to) return beginsOn(day) && minutes >= from && minutes < to;
  // Over midnight: the morning belongs to the day before.
  return (beginsOn(day) && minutes >= from) || (beginsOn((day + 6) % 7) && minutes < to);
};

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase();

/** Does a text hold one of these words? Case does not matter. */
export const holdsKeyword = (text: string, keywords: readonly string[]): boolean => {
  if (keywords.length === 0) return false;
  const within = plain(text);
  return keywords.some((keyword) => within.includes(plain(keyword)));
};

/** Why a message does not ring for somebody; undefined where it does. The same on the host and in every app. */
export const whyQuiet = (
  settings: NotificationSettings,
  { chat, message }: { chat: RingingChat; message: RingingMessage },
  now: Date,
): QuietReason | undefined => {
  if (settings.quietUntil !== null && Date.parse(settings.quietUntil) > now.getTime()) return 'paused';
  if (isInQuietHours(settings.quietHours, now)) return 'quiet_hours';
  if (chat.quiet) return 'quiet_box';
  if (holdsKeyword(message.text, settings.keywords)) return undefined;
  const isMuted = chat.mutedUntil !== null && Date.parse(chat.mutedUntil) > now.getTime();
  if (isMuted) return message.callsMe && settings.mentionsAlways ? undefined : 'muted';
  const level = chat.notify === 'default' ? (chat.kind === 'group' ? settings.groups : 'all') : chat.notify;
  return level === 'mentions' && !message.callsMe ? 'not_called' : undefined;
};

/** Why a call does not ring for somebody; undefined where it does. The same on the host and in every app. */
export const whyCallQuiet = (
  settings: NotificationSettings,
  chat: Pick<RingingChat, 'mutedUntil' | 'quiet'>,
  now: Date,
): Exclude<QuietReason, 'not_called'> | 'calls_off' | undefined => {
  if (!settings.calls) return 'calls_off';
  if (settings.quietUntil !== null && Date.parse(settings.quietUntil) > now.getTime()) return 'paused';
  if (isInQuietHours(settings.quietHours, now)) return 'quiet_hours';
  if (chat.quiet) return 'quiet_box';
  return chat.mutedUntil !== null && Date.parse(chat.mutedUntil) > now.getTime() ? 'muted' : undefined;
};
