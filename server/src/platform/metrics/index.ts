import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `GET /metrics` shows. No label ever carries an id or a word of a message. */
export interface Metrics {
  registry: Registry;
  calls: Counter<'method' | 'result'>;
  callSeconds: Histogram<'method'>;
  entries: Counter<'family'>;
  incidents: Counter;
  pushes: Counter<'outcome'>;
}

/** Makes the metrics of one server. */
export const openMetrics = (live: () => { connections: number; channels: number }): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('maru_connections', 'Open gateway connections', () => live().connections);
  gauge('maru_channels', 'Logs with at least one reader here', () => live().channels);
  return {
    registry,
    calls: new Counter({
      name: 'maru_calls_total',
      help: 'Calls by method and result',
      labelNames: ['method', 'result'],
      registers,
    }),
    callSeconds: new Histogram({
      name: 'maru_call_seconds',
      help: 'Time to answer a call',
      labelNames: ['method'],
      registers,
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    }),
    entries: new Counter({
      name: 'maru_entries_total',
      help: 'Entries committed here',
      labelNames: ['family'],
      registers,
    }),
    incidents: new Counter({
      name: 'maru_incidents_total',
      help: 'Bugs that a caller heard as an incident',
      registers,
    }),
    pushes: new Counter({
      name: 'maru_pushes_total',
      help: 'Notifications given to push services, by what came of it',
      labelNames: ['outcome'],
      registers,
    }),
  };
};
