import type { FastifyInstance } from 'fastify';
import type { House, SignedVerb } from '../../platform/house.ts';
import { requireRoom } from '../chats/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { writeCalendar } from './calendar-text.ts';
import { requireEvent } from './read-events.ts';
import { hashOf, newSecret, openSecret, sealSecret } from './address-secret.ts';
import { deleteSecret, findByHash, readSealed, saveSecret } from './address-store.ts';
import { readAnswers, readEvents, readEventsOf } from './store.ts';

const day = 86_400_000;
/** What a calendar program gets: a year back and two ahead. */
const reach = { back: 365 * day, ahead: 730 * day, most: 2_000 };

const pathOf = (secret: string): string => `/calendar/${secret}.ics`;

/** The path of my calendar. */
export const getAddress: SignedVerb<'events.getAddress'> = async ({ house, who }) => {
  const sealed = await readSealed(house.db, who.accountId);
  const secret = sealed && openSecret(house, who.accountId, sealed);
  return { path: secret ? pathOf(secret) : null };
};

/** A new path, or none. Whoever had the old one reads nothing more. */
export const setAddress: SignedVerb<'events.setAddress'> = async ({ house, who }, { on }) => {
  const { accountId } = who;
  if (!on) {
    await deleteSecret(house.db, accountId);
    return { path: null };
  }
  const secret = newSecret();
  await saveSecret(house.db, accountId, sealSecret(house, accountId, secret));
  return { path: pathOf(secret) };
};

/** One event as a file. */
export const makeCalendarFile: SignedVerb<'events.file'> = async ({ house, who }, { chatId, id }) => {
  await requireRoom(house, chatId, who.accountId);
  const { title } = await requireEvent(house, { chatId, reader: who.accountId }, id);
  const rows = await readEvents(house.db, chatId, [id]);
  const name = `${title.replaceAll(/[\\/:*?"<>|\p{C}]/gu, ' ').trim() || 'event'}.ics`;
  return { name, text: await writeCalendar(rows, { publicUrl: house.config.publicUrl, withAlarm: true }) };
};

const calendarOf = async (house: House, secret: string): Promise<string | undefined> => {
  const accountId = await findByHash(house.db, hashOf(secret));
  if (!accountId) return undefined;
  const now = house.clock.now().getTime();
  const rows = await readEventsOf(house.db, {
    accountId,
    from: new Date(now - reach.back),
    until: new Date(now + reach.ahead),
    limit: reach.most,
  });
  const answers = await readAnswers(
    house.db,
    rows.map((row) => row.event_id),
    [...new Set(rows.map((row) => row.chat_id))],
  );
  const declined = new Set(
    answers.filter((one) => one.account_id === accountId && one.answer === 'not').map((one) => one.event_id),
  );
  return writeCalendar(
    rows.filter((row) => !declined.has(row.event_id)),
    { publicUrl: house.config.publicUrl, name: 'Maru' },
  );
};

/** `GET /calendar/<secret>.ics`: the secret is all that a calendar program can bring along. */
export const routes = (http: FastifyInstance, house: House): void => {
  http.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    house.rateLimits.spend('guarded', request.ip, undefined);
    const [, secret] = /^([\w-]{32})\.ics$/.exec(request.params.file) ?? [];
    const text = secret && (await calendarOf(house, secret));
    if (!text) throw refuse('event_not_found');
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .send(text);
  });
};
