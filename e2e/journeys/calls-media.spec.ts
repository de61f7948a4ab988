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
import { expect, test } from '../src/journey.ts';
import {
  expectToFlow,
  expectToSee,
  expectToStop,
  received,
  smallCamera as camera,
} from '../src/media-people.ts';
import { directChat, groupOf, signUpFriends } from '../src/person.ts';

test.use({ launchOptions: callingBrowser });
// Five pages that all send and draw pictures are more than two cores can do: one after the other.
test.describe.configure({ mode: 'default' });

test('two see and hear each other from browser to browser, and through the host when that does not hold @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const path = `/chats/${await directChat(alice!, bob!)}`;
  const left = await visitAsCaller(visit, { person: alice!, colour: 'red', path, camera });
  const right = await visitAsCaller(visit, { person: bob!, colour: 'green', path, camera });
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  await expectToSee(left, ['red', 'green']);
  await expectToSee(right, ['red', 'green']);
  await expectToFlow(left);
  await expectToFlow(right);
  // Nobody's keys are in doubt: both were signed by the devices, and the fingerprints by them.
  await expect(left.getByText('End-to-end encrypted').first()).toBeVisible();

  await press(left, 'Mute');
  await expectToStop(right, 'audioEnergy');
  await press(left, 'Unmute');
  await expectToFlow(right);

  // The line between the two is cut, and stays so: the call moves over to a room of the host, and loses nobody.
  await left.evaluate(() => {
    const scope = globalThis as unknown as { mediaPeople: { connections: RTCPeerConnection[] } };
    for (const connection of scope.mediaPeople.connections.splice(0)) connection.close();
  });
  await expectToSee(right, ['red', 'green']);
  await expectToFlow(right);
  await expectToFlow(left);
  await press(left, 'Hang up');
  await expect(inCall(right)).toBeHidden();
});

test('three of a group see each other sealed, one shows a screen, and who is removed gets nothing more @desktop', async ({
  visit,
}) => {
  const people = await signUpFriends('Alice', 'Bob', 'Carol');
  const path = `/chats/${await groupOf('Trip', people)}`;
  const colours = ['red', 'green', 'blue'] as const;
  const pages = await Promise.all(
    people.map((person, at) => visitAsCaller(visit, { person, colour: colours[at]!, path, camera })),
  );
  const [left, middle, right] = pages as [(typeof pages)[0], (typeof pages)[0], (typeof pages)[0]];
  await startGroupCall(left);
  await joinCall(middle);
  await joinCall(right);
  for (const page of pages) {
    await expectToSee(page, ['red', 'green', 'blue']);
    await expectToFlow(page);
  }

  await press(middle, 'Share screen');
  await expectToSee(left, ['cyan']);
  await press(middle, 'Stop sharing');

  const call = (await people[0]!.call('calls.live', {})).calls.find(({ chatId }) => path.endsWith(chatId))!;
  const { chatId, callId } = call;
  await people[0]!.call('calls.remove', { chatId, callId, accountId: people[2]!.id });
  await expect(inCall(right)).toBeHidden();
  const { framesDecoded, audioEnergy } = await received(right);
  await expectToFlow(left);
  const after = await received(right);
  expect([after.framesDecoded, after.audioEnergy]).toEqual([framesDecoded, audioEnergy]);
});
