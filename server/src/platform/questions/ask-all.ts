import type { LogName } from '@maru/contract';
import { v7 } from 'uuid';
import type { House } from '../house.ts';

/** What is asked of the processes that read a log. */
export interface Question {
  log: LogName;
  body: unknown;
}

interface Asked {
  id: string;
  question: string;
  some: readonly Question[];
}

interface Answered {
  id: string;
  /** The places of those that are so here. */
  yes: readonly number[];
}

const askedTopic = 'questions.asked';
const answeredTopic = 'questions.answered';
/** How long the other processes are waited for. */
const patienceMs = 150;
/** As many as fit into one piece of news. */
const atOnce = 40;

type Lines = Pick<House, 'bus' | 'news' | 'processes'>;

const askHere = (house: Lines, question: string, some: readonly Question[]): Promise<boolean[]> =>
  Promise.all(some.map(async ({ log, body }) => house.bus.ask(log, question, body)));

const waiting = new Map<string, (answer: Answered) => void>();

/** Asks the other processes by the database, all at once: one piece of news out, one back from each. */
const askByNews = (house: Lines, question: string, some: readonly Question[]): Promise<boolean[]> => {
  const id = v7();
  const found = some.map(() => false);
  let left = house.processes.others().length;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(found);
    };
    const timer = setTimeout(end, patienceMs).unref();
    waiting.set(id, ({ yes }) => {
      for (const place of yes) found[place] = true;
      if (--left === 0 || found.every(Boolean)) end();
    });
    house.news.tellOthers(askedTopic, { id, question, some } satisfies Asked);
  });
};

/**
 * Asks this process and all others of the host: over the bus where there is one, else by the database. Gives an answer
 * for each in their order; false where nobody has said yes in time.
 */
export const askAll = async (
  house: Lines,
  question: string,
  some: readonly Question[],
): Promise<boolean[]> => {
  const found = await askHere(house, question, some);
  if (house.bus.isUp() || house.processes.others().length === 0) return found;
  const open = found.flatMap((yes, place) => (yes ? [] : [place]));
  for (let at = 0; at < open.length; at += atOnce) {
    const places = open.slice(at, at + atOnce);
    const asked = places.flatMap((place) => some[place] ?? []);
    const answers = await askByNews(house, question, asked);
    for (const [index, yes] of answers.entries()) found[places[index] as number] = yes;
  }
  return found;
};

/** Makes this process answer what others ask by the database, and hear their answers. */
export const hearQuestions = (house: Lines): void => {
  house.bus.subscribe(askedTopic, ({ id, question, some }: Asked) => {
    void askHere(house, question, some).then((found) => {
      const yes = found.flatMap((isSo, place) => (isSo ? [place] : []));
      house.news.tellOthers(answeredTopic, { id, yes } satisfies Answered);
    });
  });
  house.bus.subscribe(answeredTopic, (answer: Answered) => waiting.get(answer.id)?.(answer));
};
