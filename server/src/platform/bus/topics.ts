import type { LogName } from '@maru/contract';
import type { Answerer, Bus } from './types.ts';

/** What every bus does within its own process. */
export interface Topics extends Pick<Bus, 'publish' | 'subscribe' | 'answer'> {
  /** Asks those of this process. */
  askHere(log: LogName, question: string, body: unknown): boolean | Promise<boolean>;
}

/** Listeners of this process, called at once and in the order in which they came. */
export const openTopics = (): Topics => {
  const listeners = new Map<string, ((body: never) => void)[]>();
  const answerers = new Map<string, Answerer>();
  return {
    publish(topic, body) {
      for (const hear of listeners.get(topic) ?? []) hear(body as never);
    },
    subscribe(topic, hear) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), hear]);
    },
    answer: (question, answerer) => void answerers.set(question, answerer),
    askHere: (log, question, body) => answerers.get(question)?.(log, body as never) ?? false,
  };
};
