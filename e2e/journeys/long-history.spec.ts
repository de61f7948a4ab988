import type { ChatId } from '@maru/contract';
import { expect, test, type Page } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends, type TestPerson } from '../src/person.ts';

const total = 3_000;

/** Fills a room; what stands at a seq says its number. */
const fill = async (writers: TestPerson[], chatId: ChatId): Promise<number> => {
  const first = (await writers[0]!.say(chatId, 'the very first line')) + 1;
  for (let done = 0; done < total; done += 200) {
    await Promise.all(
      Array.from({ length: 200 }, (_, at) =>
        writers[at % writers.length]!.say(chatId, `line of ${done + at}`),
      ),
    );
  }
  return first;
};

/** The message that stands nearest to the middle, and where. */
const middle = (page: Page) =>
  page.getByRole('log').evaluate((log) => {
    const half = log.getBoundingClientRect().top + log.clientHeight / 2;
    const all = [...log.querySelectorAll('article')].map((one) => ({
      key: one.getAttribute('data-message'),
      off: one.getBoundingClientRect().top - half,
    }));
    return all.sort((one, other) => Math.abs(one.off) - Math.abs(other.off))[0];
  });

const textAt = async (person: TestPerson, chatId: ChatId, seq: number): Promise<string> => {
  const { messages } = await person.call('messages.history', { chatId, aroundSeq: seq, limit: 3 });
  const found = messages.find((one) => one.seq === seq)!;
  return 'text' in found.body ? (found.body.text ?? '') : '';
};

test('a room of three thousand messages opens at the first unread, goes back without a jump, and finds a quote @phone', async ({
  visit,
}) => {
  const [alice, bob, chae] = await signUpFriends('Alice', 'Bob', 'Chaewon');
  const chatId = await groupOf('Long talk', [alice!, bob!, chae!]);
  const first = await fill([bob!, chae!], chatId);
  const readTo = first + total - 400;
  await alice!.call('chats.markRead', { chatId, seq: readTo });
  await bob!.say(chatId, 'As I said long ago', { replyToSeq: first - 1 });

  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await expect(page.getByText('You read up to here')).toBeInViewport();
  const firstUnread = await textAt(alice!, chatId, readTo + 1);
  await expect(page.getByText(firstUnread, { exact: true })).toBeInViewport();

  const log = page.getByRole('log');
  // The room settles for a moment while its rows are measured for the first time.
  let stood = -1;
  await expect
    .poll(
      async () => {
        const before = stood;
        stood = await log.evaluate((box) => box.scrollTop);
        return stood === before;
      },
      { intervals: [400] },
    )
    .toBe(true);
  const countBefore = await log.evaluate((box) => box.scrollHeight);
  for (let turn = 0; turn < 12; turn++) {
    // What comes above is fetched before one is there.
    await expect.poll(() => log.evaluate((box) => box.scrollTop)).toBeGreaterThan(400);
    const before = (await middle(page))!;
    await log.evaluate((box) => box.scrollBy(0, -400));
    await expect
      .poll(() =>
        log.evaluate((box, { key, off }) => {
          const one = box.querySelector(`[data-message="${key}"]`);
          if (!one) return 9_999;
          const half = box.getBoundingClientRect().top + box.clientHeight / 2;
          return Math.round(one.getBoundingClientRect().top - half - off);
        }, before),
      )
      .toBeGreaterThan(395);
  }
  expect(await log.evaluate((box) => box.scrollHeight)).toBeGreaterThan(countBefore);

  await page.getByRole('button', { name: 'To the newest message' }).click();
  const quoting = message(page, 'As I said long ago');
  await expect(quoting).toBeInViewport();
  await quoting.getByRole('button', { name: /Reply to Bob/ }).click();
  await expect(message(page, 'the very first line').filter({ hasNotText: 'As I said' })).toBeInViewport();
  await page.getByRole('button', { name: 'To the newest message' }).click();
  await expect(quoting).toBeInViewport();
  // Only what is in sight stands in the page.
  expect(await log.getByRole('article').count()).toBeLessThan(120);
});
