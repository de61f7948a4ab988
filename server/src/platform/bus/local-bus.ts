/** News between the processes of a host: topics are short words, bodies are JSON values. Nothing is kept. */
export interface Bus {
  publish(topic: string, body: unknown): void;
  subscribe(topic: string, hear: (body: never) => void): void;
}

/** The bus of a host that is one process: news goes to this process's own listeners, at once. */
export const openLocalBus = (): Bus => {
  const listeners = new Map<string, ((body: never) => void)[]>();
  return {
    publish(topic, body) {
      for (const hear of listeners.get(topic) ?? []) hear(body as never);
    },
    subscribe(topic, hear) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), hear]);
    },
  };
};
