import type { Options } from '../options.ts';
import { openEmbedded, openLivekit, type MeasuredEngine } from './engines.ts';
import { measureBrowsers } from './measure-browsers.ts';
import { measureLoad } from './measure-load.ts';

/** Minutes go by: whoever waits reads on standard error how far it is. */
const step = async <Result>(name: string, work: Promise<Result>): Promise<Result> => {
  const result = await work;
  process.stderr.write(`${name}: ${JSON.stringify(result)}\n`);
  return result;
};

const measure = async (engine: MeasuredEngine, options: Options) => {
  const { joins: rounds, seconds, people, viewers } = options;
  const all = { publishers: people, viewers: 0 };
  const many = { publishers: 1, viewers };
  try {
    const seen = await step(`${engine.name}, browsers`, measureBrowsers(engine, { rounds, seconds }));
    return {
      browsers: seen ?? 'not run: MARU_CHROMIUM names none',
      all_to_all: await step(`${engine.name}, ${people} all to all`, measureLoad(engine, all, seconds)),
      one_to_many: await step(`${engine.name}, 1 to ${viewers}`, measureLoad(engine, many, seconds)),
    };
  } finally {
    await engine.stop();
  }
};

type Measured = Awaited<ReturnType<typeof measure>>;

/** Of each figure ours through theirs: under 1 is less than LiveKit needs. */
const compare = (ours: Measured, theirs: Measured): object => {
  const ratio = (one: number, other: number) => Math.round((one / other) * 100) / 100;
  const loads = Object.fromEntries(
    (['all_to_all', 'one_to_many'] as const).map((name) => [
      name,
      {
        us_per_packet: ratio(ours[name].us_per_packet, theirs[name].us_per_packet),
        rss_mb: ratio(ours[name].rss_mb, theirs[name].rss_mb),
      },
    ]),
  );
  if (typeof ours.browsers === 'string' || typeof theirs.browsers === 'string') return loads;
  return {
    ...loads,
    two_first_frame_p95: ratio(ours.browsers.two_first_frame.p95_ms, theirs.browsers.two_first_frame.p95_ms),
    glass_to_glass_p50: ratio(ours.browsers.glass_to_glass.p50_ms, theirs.browsers.glass_to_glass.p50_ms),
  };
};

/** Measures what carries calls: our own worker, and beside it a LiveKit server where there is one (MARU_LIVEKIT). */
export const benchCalls = async (options: Options): Promise<object> => {
  const embedded = await measure(await openEmbedded(), options);
  const other = await openLivekit();
  if (!other) return { embedded, livekit: 'not run: MARU_LIVEKIT names none' };
  const livekit = await measure(other, options);
  return { embedded, livekit, ours_to_livekit: compare(embedded, livekit) };
};
