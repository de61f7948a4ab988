import { joinCall, startGroupCall } from '../callers.ts';
import { goTo } from '../moves.ts';
import { directChat, groupOf, type TestPerson } from '../person.ts';
import { callHere, castOf, walkIn, type Visit } from './cast.ts';
import type { Look } from './looks.ts';
import { beginAfresh } from '../new-keys.ts';
import type { Scene } from './scene.ts';

interface Failure {
  name: string;
  scene?: Partial<Scene>;
  spoil?: () => void;
  kind?: 'Voice call' | 'Video call';
  /** Somebody has to answer before it shows. */
  isAnswered?: boolean;
}

const failures: Failure[] = [
  { name: 'no-microphone', scene: { refuses: { microphone: 'NotFoundError' } } },
  { name: 'microphone-refused', scene: { refuses: { microphone: 'NotAllowedError' } } },
  { name: 'microphone-busy', scene: { refuses: { microphone: 'NotReadableError' } } },
  { name: 'camera-refused', kind: 'Video call', scene: { refuses: { camera: 'NotAllowedError' } } },
  { name: 'call-full', scene: { hostSays: 'call_full' } },
  { name: 'host-busy', kind: 'Video call', scene: { hostSays: 'too_many_calls' } },
  {
    name: 'insecure',
    spoil: () => Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
  },
  {
    name: 'unsupported',
    spoil: () => {
      delete (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection;
    },
  },
  {
    // Nothing goes out of this network but pages.
    name: 'network-blocked',
    isAnswered: true,
    spoil: () => {
      const Plain = globalThis.RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Plain {
        constructor(config: RTCConfiguration = {}) {
          super({ ...config, iceServers: [], iceTransportPolicy: 'relay' });
        }
        override setConfiguration(config: RTCConfiguration): void {
          super.setConfiguration({ ...config, iceServers: [], iceTransportPolicy: 'relay' });
        }
      };
    },
  },
];

/** Every way a call cannot begin or does not hold that a browser can be brought to. */
export const walkFailures = async (visit: Visit, look: Look): Promise<void> => {
  const walk = walkIn(visit, look, 'fails');
  for (const failure of failures) {
    const { name, scene, spoil, kind = 'Voice call', isAnswered } = failure;
    const [me, bob] = (await castOf(look, 2)) as [TestPerson, TestPerson];
    const chatId = await directChat(me, bob);
    const page = await walk.watch(me, `/chats/${chatId}`, { ...scene, ...(spoil && { spoil }) });
    const right = isAnswered ? await walk.other(bob, `/chats/${chatId}`, { at: 1 }) : undefined;
    await callHere(walk, page, kind);
    await right?.getByRole('button', { name: 'Answer with voice' }).click();
    if (isAnswered) {
      // Said in a bar while it is still tried, then by the last screen.
      await page.getByRole('alert').first().waitFor({ timeout: 60_000 });
      await walk.take(page, `${name}-at-first`);
      await page
        .getByRole('button', { name: walk.word('Try again'), exact: true })
        .waitFor({ timeout: 60_000 });
    } else await page.waitForTimeout(1_200);
    await walk.take(page, name);
    await page.context().close();
    await right?.context().close();
  }
  await walkNewKey(visit, look);
};

/** Somebody has other keys than in the call before. */
const walkNewKey = async (visit: Visit, look: Look): Promise<void> => {
  const walk = walkIn(visit, look, 'fails-key');
  const [me, bob, carol] = (await castOf(look, 3)) as [TestPerson, TestPerson, TestPerson];
  const path = `/chats/${await directChat(me, bob)}`;
  const page = await walk.watch(me, path);
  const right = await walk.other(bob, path, { at: 1 });
  const talk = async (): Promise<void> => {
    await callHere(walk, page, 'Voice call');
    await right.getByRole('button', { name: 'Answer with voice' }).click();
  };
  /** Once it is, its clock counts. */
  const isUnderWay = (): Promise<void> =>
    page
      .getByText(/^\d\d:\d\d$/)
      .first()
      .waitFor();
  await talk();
  await isUnderWay();
  await walk.press(page, 'Hang up');
  await walk.press(page, 'Close');
  await beginAfresh(right);
  await right.goto(path);
  await talk();
  await page.getByRole('alertdialog').waitFor();
  await walk.take(page, 'differs');
  await walk.press(page, 'Compare keys');
  await walk.press(page, 'Not now');
  await walk.press(page, 'Compare keys');
  await page.getByRole('button', { name: walk.word('Accept'), exact: true }).waitFor();
  await walk.take(page, 'compare');
  // Whoever accepts it there is asked no more.
  await walk.press(page, 'Accept');
  await walk.take(page, 'as-it-is-now');
  await walk.press(page, 'Close');
  await isUnderWay();
  await walk.take(page, 'accepted');
  await walk.press(page, 'Hang up');
  await walk.press(page, 'Close');

  // Once more, in the call of a group, which goes on without them.
  await beginAfresh(right);
  const group = `/chats/${await groupOf('Trip', [me, bob, carol])}`;
  await right.goto(group);
  await startGroupCall(right);
  const third = await walk.other(carol, group, { at: 2 });
  await joinCall(third);
  await goTo(page, group);
  await walk.press(page, 'Join');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: walk.word('Join'), exact: true })
    .click();
  await page.getByRole('alertdialog').waitFor();
  await walk.take(page, 'differs-in-group');
  await walk.press(page, 'Talk without them');
  await page.waitForTimeout(2_500);
  await walk.take(page, 'without-them');
  await page.context().close();
};
