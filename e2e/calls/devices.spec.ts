import { createClient } from '@maru/client';
import {
  answerWithVideo,
  callFromRoom,
  callingBrowser,
  callOf,
  inCall,
  joinCall,
  startGroupCall,
  visitAsCaller,
} from '../src/callers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { colours, expectToFlow, expectToSee, giveMedia, smallCamera } from '../src/media-people.ts';
import {
  directChat,
  groupOf,
  hostUrl,
  password,
  personOf,
  signUpFriends,
  type TestPerson,
} from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

/** The same person at another device. */
const elsewhere = async (person: TestPerson): Promise<TestPerson> => {
  await person.call('approval.setAsked', { on: false });
  const { handle } = person;
  return personOf(
    await createClient({ url: hostUrl() }).callOverHttp('accounts.signIn', { handle, password }),
  );
};

const moveHere = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Move here', exact: true }).click();

test('a call of two goes over to another device, and from browser to browser again', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const of = { path: `/chats/${chatId}`, camera: smallCamera };
  const tablet = await elsewhere(bob!);
  const left = await visitAsCaller(visit, { person: alice!, colour: 'red', ...of });
  const right = await visitAsCaller(visit, { person: bob!, colour: 'green', ...of });
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  await expectToSee(left, ['red', 'green'], 30_000);
  const other = await visitAsCaller(visit, { person: tablet, colour: 'blue', ...of });
  await moveHere(other);
  await expect(right.getByText('The call goes on on your other device')).toBeVisible();
  await expectToSee(left, ['red', 'blue'], 30_000);
  await expectToSee(other, ['red', 'blue'], 30_000);
  await expectToFlow(left);
  await expectToFlow(other);
  const [call] = (await alice!.call('calls.live', {})).calls;
  expect(call).toMatchObject({ chatId, way: 'direct' });
});

test('in two tabs a call is in one, and the other takes it over', async ({ visit }) => {
  const { pages, path } = await callOf(visit, 2, { camera: smallCamera });
  const [left, right] = pages as [Page, Page];
  await expectToSee(left, ['red', 'green'], 30_000);
  const second = await right.context().newPage();
  await giveMedia(second, 'yellow', smallCamera);
  await second.goto(path);
  await expect(second.getByText(/In a call in another tab/)).toBeVisible();
  await moveHere(second);
  // It is said for a while only.
  await expect(right.getByText('The call goes on in another tab')).toBeVisible();
  await expectToSee(left, ['red', 'yellow'], 30_000);
  await expectToSee(second, ['red', 'yellow'], 30_000);
  await expectToFlow(second);
  await expect(inCall(second)).toBeVisible();
});

test('a guest comes into the call of a group by its link', async ({ visit }) => {
  const people = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', people);
  const { code } = await people[0]!.call('invites.set', { chatId, on: true, guests: true, renew: false });
  const host = await visitAsCaller(visit, {
    person: people[0]!,
    colour: colours[0],
    path: `/chats/${chatId}`,
    camera: smallCamera,
  });
  await startGroupCall(host);
  const guest = await visit(null, { path: '/blank-for-media', isOwn: true });
  await giveMedia(guest, 'green', smallCamera);
  await guest.goto(`/i/${code}`);
  await guest.getByRole('button', { name: 'Come in with just a name' }).click();
  await guest.getByLabel('Name', { exact: true }).fill('Mover Kim');
  await guest.getByRole('button', { name: 'Come in' }).click();
  await joinCall(guest);
  for (const page of [host, guest]) {
    await expectToSee(page, ['red', 'green'], 30_000);
    await expectToFlow(page);
  }
  await expect(host.getByText('Guest', { exact: true }).first()).toBeVisible();
  // The host of the group takes them out, and nothing of the call reaches them any more.
  const call = (await people[0]!.call('calls.live', {})).calls.find((one) => one.chatId === chatId)!;
  const { accountId } = call.people.find((one) => one.guest)!;
  await people[0]!.call('calls.remove', { chatId, callId: call.callId, accountId });
  await expect(guest.getByText('A host removed you from the call')).toBeVisible();
});
