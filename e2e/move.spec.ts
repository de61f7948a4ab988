import process from 'node:process';
import { startHost, type HostProcess } from './src/host-process.ts';
import { expect, test as plain, type Page } from './src/journey.ts';
import { expectInOrder, message, say } from './src/moves.ts';
import { directChat, signUpFriends } from './src/person.ts';
import { weakLineTo } from './src/weak-line.ts';

const test = plain.extend<{ keeper: HostProcess }>({
  // The database is its own: it takes nobody in, and stays. What was started beside it ends with it, however the test ends.
  // oxlint-disable-next-line no-empty-pattern
  keeper: async ({}, use) => {
    const host = await startHost('--roles', 'worker');
    await use(host);
    await host.stop();
  },
});

/** Looks at the page frame by frame from here on; gives what was seen that nobody should see: a strip, a message that goes away. */
const watch = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const seen = new Set<string>();
    let most = 0;
    const look = () => {
      const rows = document.querySelectorAll('[role=log] article').length;
      if (rows < most) seen.add(`${most} messages, then ${rows}`);
      most = Math.max(most, rows);
      const strip = /Offline|Connecting…/.exec(document.body.innerText)?.[0];
      if (strip) seen.add(strip);
      if (!document.querySelector('[role=log]')) seen.add('no room');
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { maruSeen: seen });
  });
  return () => page.evaluate(() => [...(window as unknown as { maruSeen: Set<string> }).maruSeen]);
};

// Played by `node tools/play.mjs move`, and by `npm run test:deep`: it takes three processes of a host.
test('a process that ends hands the page over to another: nothing flashes, no message is lost, doubled or out of place', async ({
  keeper,
  visit,
}) => {
  const [first, second] = [
    await keeper.startBeside('--roles', 'gateway', '--drain-ms', '2000'),
    await keeper.startBeside('--roles', 'gateway'),
  ];
  process.env['MARU_URL'] = second.url;
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  await bob!.say(chatId, 'hello');
  const line = await weakLineTo(first.url);
  const page = await visit(alice!, { url: line.url, path: `/chats/${chatId}` });
  await expect(message(page, 'hello')).toBeVisible();
  await say(page, 'before');
  await expect(message(page, 'before')).not.toHaveAccessibleName(/Sending/);

  const seen = await watch(page);
  line.leadTo(second.url);
  let hasEnded = false;
  const ending = first.end().then(() => (hasEnded = true));
  const [mine, theirs]: [string[], string[]] = [[], []];
  for (let round = 1; !hasEnded; round++) {
    mine.push(`mine ${round}.`);
    theirs.push(`theirs ${round}.`);
    await Promise.all([say(page, `mine ${round}.`), bob!.say(chatId, `theirs ${round}.`)]);
    // What is written elsewhere goes on coming.
    await expect(message(page, `theirs ${round}.`)).toBeVisible();
  }
  await ending;
  await say(page, 'after');
  await bob!.say(chatId, 'good night');
  await expect(message(page, 'good night')).toBeVisible();
  await expect(message(page, 'after')).not.toHaveAccessibleName(/Sending/);

  expect(await seen()).toEqual([]);
  const { messages } = await bob!.call('messages.history', { chatId, limit: 100 });
  const words = messages.map(({ body }) => body.text ?? '').reverse();
  expect(words.filter((one) => one.startsWith('mine'))).toEqual(mine);
  expect(words.filter((one) => one.startsWith('theirs'))).toEqual(theirs);
  expect(words).toHaveLength(mine.length + theirs.length + 4);
  // The page shows what the host has, in its order, each once.
  await expectInOrder(page, words);
  await line.close();
});
