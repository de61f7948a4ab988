import { Gauge, type Registry } from 'prom-client';

/** A figure that is read when somebody asks for it. */
export interface Followed {
  name: string;
  help: string;
  read: () => number | undefined | Promise<number | undefined>;
}

/** A figure that falls into several, by one label. */
export interface FollowedSeveral<Label extends string> {
  name: string;
  help: string;
  label: Label;
  read: () => Iterable<readonly [value: string, figure: number]>;
}

/** How long the page of figures waits for one of them: it has to come when the database is away, and then above all. */
const patienceMs = 1_000;

/** What is read of the database is kept for so long: who asks more often hears the same. */
const freshMs = 5_000;

/** Waits a second and no longer; nothing where it takes longer or fails. */
const withinPatience = async <Value>(reading: Promise<Value>): Promise<Value | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<undefined>((done) => {
    timer = setTimeout(done, patienceMs, undefined).unref();
  });
  try {
    return await Promise.race([reading, impatience]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
};

/** Reads what is at hand each time, and what has to be asked for once in a while. */
export const readOnce = <Value>(read: () => Value | Promise<Value>): (() => Promise<Value | undefined>) => {
  let reading: { until: number; value: Promise<Value> } | undefined;
  return async () => {
    if (reading && reading.until > Date.now()) return withinPatience(reading.value);
    const value = read();
    if (!(value instanceof Promise)) return value;
    reading = { until: Date.now() + freshMs, value };
    return withinPatience(value);
  };
};

/** Shows a figure from now on; it is left out where it cannot be read. */
export const follow = (registry: Registry, { name, help, read }: Followed): void => {
  const ask = readOnce(read);
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      const value = await ask();
      if (value === undefined) this.remove();
      else this.set(value);
    },
  });
};

/** The same for a figure that falls into several. */
export const followSeveral = <Label extends string>(
  registry: Registry,
  { name, help, label, read }: FollowedSeveral<Label>,
): void => {
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [value, figure] of read()) this.set({ [label]: value } as Record<Label, string>, figure);
    },
  });
};
