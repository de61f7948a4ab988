// Which metrics there are: those of docs/metrics.md, which a server test compares with the program, and a few of every program on Node.
import { readText } from '../source-files.mjs';

const ofEveryProgram = {
  up: [],
  process_cpu_seconds_total: [],
  process_resident_memory_bytes: [],
  process_open_fds: [],
  process_max_fds: [],
  nodejs_eventloop_lag_p99_seconds: [],
  nodejs_heap_size_used_bytes: [],
};

/** Labels that Prometheus gives to every series. */
export const labelsOfPrometheus = ['instance', 'job'];

/** Every series that may be asked for, with its labels: a histogram is three. */
export function knownMetrics(root) {
  const known = new Map(Object.entries(ofEveryProgram));
  const page = readText(root, 'docs/metrics.md') ?? '';
  for (const [, name, type, cell] of page.matchAll(/^\| `(maru_\w+)` +\| (\w+) +\| ([^|]*)\|/gm)) {
    const labels = [...cell.matchAll(/\w+/g)].map(([label]) => label);
    if (type !== 'histogram') known.set(name, labels);
    else {
      known.set(`${name}_bucket`, [...labels, 'le']);
      for (const end of ['sum', 'count']) known.set(`${name}_${end}`, labels);
    }
  }
  return known;
}
