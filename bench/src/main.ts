import { benchCatchup } from './catchup.ts';
import { benchConnect } from './connect.ts';
import { benchFanout } from './fanout.ts';
import { startHost } from './host.ts';
import { benchMedia } from './media.ts';
import { benchMessages } from './messages.ts';
import { benchSearch } from './search.ts';
import { benchSecret } from './secret.ts';
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

const run = async (options: Options): Promise<void> => {
  const host = await startHost();
  try {
    const figures = await scenarios[options.scenario](host, options);
    if (options.json) process.stdout.write(`${JSON.stringify({ scenario: options.scenario, ...figures })}\n`);
    else
      for (const [name, value] of Object.entries(figures))
        process.stdout.write(`${name.padEnd(24)}${value}\n`);
    if ((figures.lost ?? 0) + (figures.doubled ?? 0) > 0) process.exitCode = 2;
  } finally {
    await host.stop();
  }
};

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
