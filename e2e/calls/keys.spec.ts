import {
  answerWithVideo,
  callFromRoom,
  callingBrowser,
  inCall,
  joinCall,
  press,
  startGroupCall,
  visitAsCaller,
} from '../src/callers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { colours, expectToFlow, expectToSee, received, smallCamera } from '../src/media-people.ts';
import { beginAfresh } from '../src/new-keys.ts';
import { directChat, groupOf, signUpFriends, type TestPerson } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

/** Two know each other's keys from a call; then the second loses theirs. */
const talkThenLoseKeys = async (
  visit: Parameters<typeof visitAsCaller>[0],
  [one, other]: [TestPerson, TestPerson],
  path: string,
): Promise<[Page, Page]> => {
  const of = { path, camera: smallCamera };
  const left = await visitAsCaller(visit, { person: one, colour: colours[0], ...of });
  const right = await visitAsCaller(visit, { person: other, colour: colours[1], ...of });
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  await expectToSee(left, ['red', 'green'], 30_000);
  await press(left, 'Hang up');
  await expect(inCall(right)).toBeHidden();
  await beginAfresh(right);
  return [left, right];
};

test('somebody whose key is another than before hears and sees nothing until it is taken for theirs', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const path = `/chats/${await directChat(alice!, bob!)}`;
  const [left, right] = await talkThenLoseKeys(visit, [alice!, bob!], path);
  await right.goto(path);
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  const question = left.getByRole('alertdialog', { name: 'Bob’s key is not the one you know' });
  await expect(question).toBeVisible();
  // Nothing of either comes to the other, for longer than it takes to connect or to go over to the host.
  await left.waitForTimeout(10_000);
  for (const page of [left, right]) {
    const { framesDecoded, audioEnergy } = await received(page);
    expect([framesDecoded, audioEnergy]).toEqual([0, 0]);
  }
  await question.getByRole('button', { name: 'Go on anyway' }).click();
  await expect(question).toBeHidden();
  for (const page of [left, right]) {
    await expectToSee(page, ['red', 'green'], 30_000);
    await expectToFlow(page);
  }
});

test('whoever is left out of a group for another key is marked, and is let in when their key is taken after all', async ({
  visit,
}) => {
  const [alice, bob, carol] = await signUpFriends('Alice', 'Bob', 'Carol');
  const direct = `/chats/${await directChat(alice!, bob!)}`;
  const path = `/chats/${await groupOf('Trip', [alice!, bob!, carol!])}`;
  const [left, right] = await talkThenLoseKeys(visit, [alice!, bob!], direct);
  await right.goto(path);
  await startGroupCall(right);
  const third = await visitAsCaller(visit, { person: carol!, colour: colours[2], path, camera: smallCamera });
  await joinCall(third);
  await left.goto(path);
  await left.getByRole('button', { name: 'Join', exact: true }).first().click();
  await left.getByRole('dialog').getByRole('button', { name: 'Join', exact: true }).click();
  const question = left.getByRole('alertdialog', { name: 'Bob’s key is not the one you know' });
  await question.getByRole('button', { name: 'Talk without them' }).click();
  await expect(left.getByText('Left out: another key').first()).toBeVisible();
  await expectToSee(left, ['red', 'blue'], 30_000);
  await expectToSee(right, ['green', 'blue'], 30_000);

  await press(left, '3 people in the call');
  await left.getByRole('button', { name: 'More for Bob' }).click();
  await left.getByRole('menuitem', { name: 'Look at their key again' }).click();
  await question.getByRole('button', { name: 'Go on anyway' }).click();
  await expect(question).toBeHidden();
  await expectToSee(left, ['red', 'green', 'blue'], 30_000);
  await expectToSee(right, ['red', 'green', 'blue'], 30_000);
  await expect(left.getByText('Left out: another key')).toHaveCount(0);
});
