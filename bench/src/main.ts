import { benchCalls } from './calls/index.ts';
import { benchClient } from './client/bench-client.ts';
import { benchCatchup } from './catchup.ts';
import { benchConnect } from './connect.ts';
import { benchFanout } from './fanout.ts';
import { benchGrowth, benchStart } from './growth.ts';
import { startHost } from './host.ts';
import { benchMedia } from './media.ts';
import { benchMessages } from './messages.ts';
import { benchSearch } from './search.ts';
import { benchSecret } from './secret.ts';
import { benchOverload } from './overload/index.ts';
import { benchCompare } from './peers/compare.ts';
import { readOptions, type Options } from './options.ts';

const scenarios = {
  messages: benchMessages,
  fanout: benchFanout,
  connect: benchConnect,
  catchup: benchCatchup,
  search: benchSearch,
  media: benchMedia,
  secret: benchSecret,
};

/** Those that start what they measure themselves: calls are carried by a worker alone, peers come beside Maru, browsers look at it. */
const others = {
  calls: benchCalls,
  compare: benchCompare,
  client: benchClient,
  growth: benchGrowth,
  start: benchStart,
  overload: benchOverload,
};

const withHost = async (scenario: keyof typeof scenarios, options: Options): Promise<object> => {
  const host = await startHost();
  try {
    return await scenarios[scenario](host, options);
  } finally {
    await host.stop();
  }
};

const run = async (options: Options): Promise<void> => {
  const { scenario, json } = options;
  const figures =
    scenario in others
      ? await others[scenario as keyof typeof others](options)
      : await withHost(scenario as keyof typeof scenarios, options);
  if (json) process.stdout.write(`${JSON.stringify({ scenario, ...figures })}\n`);
  else
    for (const [name, value] of Object.entries(figures))
      process.stdout.write(
        `${name.padEnd(24)}${typeof value === 'object' ? JSON.stringify(value, undefined, 2) : value}\n`,
      );
  const { lost = 0, doubled = 0 } = figures as { lost?: number; doubled?: number };
  if (lost + doubled > 0) process.exitCode = 2;
};

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
