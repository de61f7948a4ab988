import type { AccountSettings, LinkCard } from '@maru/contract';
import { readSettings } from '../accounts/index.ts';
import { fillMessage, type MessageNews } from '../messages/index.ts';
import type { House } from '../../platform/house.ts';
import { findCard } from './find-card.ts';
import { firstLink, isFresh, mayHaveLink } from './rules.ts';
import { readCard, saveCard } from './store.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** Looked up at one time; the rest waits, and past the second number is left without a card. */
const atOnce = 4;
const mostWaiting = 500;

interface Desk {
  busy: number;
  waiting: (() => Promise<void>)[];
  /** Two who send the same link at one time share one look. */
  looking: Map<string, Promise<LinkCard | undefined>>;
}

const desks = new WeakMap<House, Desk>();

const deskOf = (house: House): Desk => {
  const desk = desks.get(house) ?? { busy: 0, waiting: [], looking: new Map() };
  desks.set(house, desk);
  return desk;
};

const workOn = async (desk: Desk): Promise<void> => {
  if (desk.busy >= atOnce) return;
  desk.busy++;
  for (let next = desk.waiting.shift(); next; next = desk.waiting.shift()) await next();
  desk.busy--;
};

const readOrFind = async (house: House, url: string, language: string): Promise<LinkCard | undefined> => {
  const known = await readCard(house.db, url);
  if (known && isFresh(known, house.clock.now())) return known.card ?? undefined;
  const card = await findCard(house, url, language);
  await saveCard(house.db, { url, card, at: house.clock.now() });
  return card;
};

/** What is known is read within the look that is shared: read before it, it could be from before the look of another ended. */
const lookUp = (house: House, url: string, language: string): Promise<LinkCard | undefined> => {
  const { looking } = deskOf(house);
  const under = looking.get(url);
  if (under) return under;
  const coming = readOrFind(house, url, language).finally(() => looking.delete(url));
  looking.set(url, coming);
  return coming;
};

const addCard = async (
  house: House,
  news: MessageNews,
  settings: AccountSettings | undefined,
): Promise<void> => {
  const { chatId, seq, body, kind } = news;
  const url = firstLink(body.text ?? '');
  const card = url && settings?.linkCards ? await lookUp(house, url, languageOf(settings)) : undefined;
  // An edited message loses the card of a link that is no longer in it.
  if (card || kind === 'message.edited') await fillMessage(house, { chatId, seq, card: card ?? null });
};

const languageOf = ({ language }: { language: string }): string =>
  language === 'en' ? 'en, ko;q=0.5' : 'ko, en;q=0.5';

/** Plans to look up what a message's link leads to. What is lost when the process dies stays without a card. */
export const planCard = (house: House, news: MessageNews): void => {
  if (house.config.linkCards === 'off' || news.kind === 'message.deleted') return;
  if (news.kind === 'message.sent' && !mayHaveLink(news.body.text ?? '')) return;
  const desk = deskOf(house);
  if (desk.waiting.length >= mostWaiting) return;
  // What its author wants when it is sent counts, not what they want when its turn comes.
  const wishes = readSettings(house.db, [news.author]);
  wishes.catch(() => {});
  desk.waiting.push(async () => {
    try {
      await addCard(house, news, (await wishes).get(news.author));
    } catch (error) {
      house.logger.warn(troubleOf(error as Error), 'a card could not be added');
    }
  });
  void workOn(desk);
};
