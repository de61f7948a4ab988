/** A storage that lives as long as a test. */
export const createStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (place) => [...kept.keys()][place] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
};

interface Asked {
  name: string;
  mode: LockMode;
  begin: () => void;
}

/** Web locks for a test: shared ones together, an exclusive one alone, each in its turn. */
export const createLocks = (): Pick<LockManager, 'request' | 'query'> => {
  const held = new Set<Asked>();
  let waiting: Asked[] = [];
  const mayHold = ({ name, mode }: Asked): boolean =>
    [...held].every((one) => one.name !== name || (one.mode === 'shared' && mode === 'shared'));
  const next = (): void => {
    const begun = waiting.filter((one, place) => {
      const isFirst = !waiting
        .slice(0, place)
        .some((before) => before.name === one.name && !held.has(before));
      if (!isFirst || !mayHold(one)) return false;
      held.add(one);
      return true;
    });
    waiting = waiting.filter((one) => !begun.includes(one));
    for (const one of begun) one.begin();
  };
  const request = (name: string, options: LockOptions, run: () => unknown): Promise<unknown> =>
    new Promise((resolve) => {
      const one: Asked = {
        name,
        mode: options.mode ?? 'exclusive',
        begin: () =>
          void (async () => {
            const value = await run();
            held.delete(one);
            resolve(value);
            next();
          })(),
      };
      waiting.push(one);
      queueMicrotask(next);
    });
  const query = async () => ({ held: [...held].map(({ name, mode }) => ({ name, mode })), pending: [] });
  return { request, query } as unknown as Pick<LockManager, 'request' | 'query'>;
};

/** A channel for a test; that of Node does not take keys, which that of browsers does. */
export const createChannels = (): typeof BroadcastChannel => {
  const all = new Set<Channel>();
  class Channel {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      all.add(this);
    }
    postMessage(data: unknown): void {
      for (const one of all) {
        if (one !== this && one.name === this.name) queueMicrotask(() => one.onmessage?.({ data }));
      }
    }
    close(): void {
      all.delete(this);
    }
  }
  return Channel as unknown as typeof BroadcastChannel;
};
