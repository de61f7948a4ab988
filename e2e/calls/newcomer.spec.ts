import { answerWithVideo, callFromRoom, callingBrowser, visitAsCaller } from '../src/callers.ts';
import { findFaults } from '../src/find-faults.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { expectToFlow, expectToSee, giveMedia, type Colour } from '../src/media-people.ts';
import { agreeToAll, message, openChat, say } from '../src/moves.ts';
import { directChat, newHandle, password, signUp } from '../src/person.ts';

test.use({ launchOptions: callingBrowser });

/** A fast typist: 60 words a minute, of five letters each. */
const keyPauseMs = 200;

/** Somebody who has just come makes an account by hand. */
const makeAccount = async (page: Page, name: string, handle: string): Promise<void> => {
  const type = (label: string, words: string): Promise<void> =>
    page.getByLabel(label, { exact: true }).pressSequentially(words, { delay: keyPauseMs });
  await page.getByRole('button', { name: 'Make an account' }).click();
  await type('Name', name);
  await type('Handle', handle);
  await expect(page.getByText(`@${handle} is free.`)).toBeVisible();
  await type('Password', password);
  await agreeToAll(page);
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByRole('link', { name: 'Friends' })).toBeVisible();
};

test('two who have just come make accounts, find each other and call, and the time it takes is told', async ({
  visit,
}) => {
  const arrive = async (colour: Colour): Promise<Page> => {
    const page = await visit(null, { path: '/blank-for-media', isOwn: true });
    await giveMedia(page, colour);
    return page;
  };
  const [left, right] = [await arrive('red'), await arrive('green')];
  const handle = newHandle();
  const began = Date.now();
  const told: string[] = [];
  const tell = (what: string): number => told.push(`${what} ${((Date.now() - began) / 1_000).toFixed(1)} s`);

  const come = async (page: Page, name: string, own: string): Promise<void> => {
    await page.goto('/');
    await makeAccount(page, name, own);
  };
  await Promise.all([come(left, 'Alice', newHandle()), come(right, 'Bob', handle)]);
  tell('both have accounts after');

  await left.getByRole('link', { name: 'Friends' }).click();
  await left.getByRole('button', { name: 'Add a friend' }).first().click();
  const sheet = left.getByRole('dialog');
  await sheet.getByLabel('Handle or e-mail').pressSequentially(`@${handle}`, { delay: keyPauseMs });
  await sheet.getByRole('button', { name: 'Find' }).click();
  await sheet.getByRole('button', { name: /^Add (a )?friend$/ }).click();
  await left.getByRole('button', { name: 'Chat', exact: true }).click();
  await say(left, 'Hello, it is me');
  tell('the first words after');

  // Whom somebody has not added yet does not ring at theirs.
  await right.getByRole('link', { name: /Alice.*Hello, it is me/ }).click();
  await right.getByRole('button', { name: 'Add friend', exact: true }).click();
  await expect(message(right, 'Hello, it is me')).toBeVisible();
  tell('friends of each other after');

  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  await expectToSee(left, ['red', 'green'], 30_000);
  await expectToSee(right, ['red', 'green'], 30_000);
  tell('both see each other after');
  await expectToFlow(left);
  await expectToFlow(right);
  console.log(`typed at ${60_000 / keyPauseMs / 5} words a minute: ${told.join(', ')}`);
});

test('whoever calls somebody that has not added them is told that it may not ring there, and what helps', async ({
  visit,
}) => {
  const [alice, bob] = [await signUp('Alice'), await signUp('Bob')];
  const page = await visitAsCaller(visit, {
    person: alice,
    colour: 'red',
    path: `/chats/${await directChat(alice, bob)}`,
  });
  const theirs = await visit(bob);
  await callFromRoom(page, 'Video call');
  const hint = page.getByText('If Bob has not added you yet, calls do not ring there. Write first.');
  await expect(hint).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await expect(page.getByRole('dialog', { name: 'Call: Bob' }).getByText('No answer')).toBeVisible();
  await expect(hint).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Message', exact: true }).click();
  await say(page, 'It is me, Alice');
  // Nothing of it has rung, and nothing tells more than to somebody whom Bob has blocked.
  await expect(theirs.getByRole('alertdialog')).toBeHidden();
  await openChat(theirs, 'Alice');
  await theirs.getByRole('button', { name: 'Keep chatting' }).click();
  await callFromRoom(page, 'Voice call');
  await expect(theirs.getByRole('alertdialog', { name: /Alice/ })).toBeVisible();
  await expect(hint).toBeHidden();
});
