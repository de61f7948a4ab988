import { openTopics } from './topics.ts';
import { signalTopic, type Bus, type SaidSignal } from './types.ts';

const nothing = Promise.resolve();

/**
 * The bus of a process that has no line to others. What is for every process goes to this one, and by `tellOthers` to
 * those that share the database all the same.
 */
export const openLocalBus = (tellOthers: (topic: string, body: unknown) => void = () => undefined): Bus => {
  const topics = openTopics();
  return {
    publish: topics.publish,
    subscribe: topics.subscribe,
    tellAll(topic, body) {
      topics.publish(topic, body);
      tellOthers(topic, body);
    },
    listen: () => nothing,
    unlisten: () => undefined,
    // Entries are found in the database; what is kept nowhere is not.
    say(log, message) {
      if ('signal' in message) tellOthers(signalTopic, { log, message });
    },
    hearLogs: (hear) => topics.subscribe(signalTopic, ({ log, message }: SaidSignal) => hear(log, message)),
    ask: async (log, question, body) => topics.askHere(log, question, body),
    answer: topics.answer,
    isUp: () => false,
    isShared: false,
    close: () => nothing,
  };
};
