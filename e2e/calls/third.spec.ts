import {
  answerWithVideo,
  callFromRoom,
  callingBrowser,
  inCall,
  press,
  visitAsCaller,
} from '../src/callers.ts';
import { expect, test } from '../src/journey.ts';
import { colours, expectToFlow, expectToSee, smallCamera } from '../src/media-people.ts';
import { directChat, signUpFriends } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

test('a third person comes into a call of two, which goes on as the call of a group and loses nobody', async ({
  visit,
}) => {
  const [alice, bob, carol] = await signUpFriends('Alice', 'Bob', 'Carol');
  const path = `/chats/${await directChat(alice!, bob!)}`;
  const of = { path, camera: smallCamera };
  const left = await visitAsCaller(visit, { person: alice!, colour: colours[0], ...of });
  const right = await visitAsCaller(visit, { person: bob!, colour: colours[1], ...of });
  const third = await visitAsCaller(visit, {
    person: carol!,
    colour: colours[2],
    ...of,
    path: `/chats/${await directChat(carol!, bob!)}`,
  });
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  await expectToSee(left, ['red', 'green'], 30_000);
  await expectToSee(right, ['red', 'green'], 30_000);

  await press(left, '2 people in the call');
  await left.getByRole('button', { name: /Add people/ }).click();
  await left.getByRole('checkbox', { name: 'Carol' }).click();
  await left.getByRole('button', { name: 'Add 1 person' }).click();
  // Both are in the room of the engine before anybody has answered, and neither was asked anything.
  await expect(third.getByRole('alertdialog', { name: /Alice/ })).toBeVisible();
  await expectToSee(left, ['red', 'green'], 30_000);
  await expectToSee(right, ['red', 'green'], 30_000);
  await expectToFlow(left);
  await expectToFlow(right);
  await answerWithVideo(third);
  for (const page of [left, right, third]) {
    await expectToSee(page, ['red', 'green', 'blue'], 60_000);
    await expectToFlow(page);
  }
  // It is a call of a group now: whoever began it goes, and the others go on.
  await press(left, 'Hang up');
  await expect(inCall(left)).toBeHidden();
  await expectToSee(right, ['green', 'blue'], 30_000);
  await expectToFlow(third);
  const chats = (await bob!.call('chats.list', {})).chats.filter(({ kind }) => kind === 'group');
  expect(chats.map(({ memberCount }) => memberCount)).toEqual([3]);
});
