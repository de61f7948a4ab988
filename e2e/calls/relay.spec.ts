import { rm } from 'node:fs/promises';
import process from 'node:process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, startProgram } from '@maru/testing';
import { answerWithVideo, callFromRoom, callingBrowser, visitAsCaller } from '../src/callers.ts';
import { startHost } from '../src/host-process.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { expectToFlow, expectToSee, smallCamera } from '../src/media-people.ts';
import { directChat, signUpFriends, type TestPerson } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

const coturn = findProgram('turnserver');

type Visit = Parameters<typeof visitAsCaller>[0];

/** Two people of a host, each at the chat of the two, with something done to their pages first. */
const twoPages = async (
  visit: Visit,
  url: string | undefined,
  spoil: () => void,
): Promise<{ pages: [Page, Page]; people: TestPerson[] }> => {
  const people = await signUpFriends('Alice', 'Bob');
  const path = `/chats/${await directChat(people[0]!, people[1]!)}`;
  const pages: Page[] = [];
  for (const [at, person] of people.entries()) {
    const page = await visitAsCaller(visit, {
      person,
      colour: at === 0 ? 'red' : 'green',
      path: '/blank-for-media',
      camera: smallCamera,
      isBlank: true,
      ...(url !== undefined && { url }),
    });
    await page.addInitScript(spoil);
    await page.goto(path);
    await expect(page.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
    pages.push(page);
  }
  return { pages: pages as [Page, Page], people };
};

const call = async ([left, right]: [Page, Page]): Promise<void> => {
  await callFromRoom(left, 'Video call');
  await answerWithVideo(right);
  for (const page of [left, right]) {
    await expectToSee(page, ['red', 'green'], 40_000);
    await expectToFlow(page);
  }
};

test('two who find no way to each other are carried by the host', async ({ visit }) => {
  // What a browser says of where it is to be found never arrives; rooms say so in their answers.
  const { pages, people } = await twoPages(visit, undefined, () => {
    globalThis.RTCPeerConnection.prototype.addIceCandidate = async () => {};
  });
  await call(pages);
  expect((await people[0]!.call('calls.live', {})).calls).toMatchObject([{ way: 'room' }]);
});

test('two behind networks that let nothing through speak over the relay', async ({ visit }) => {
  test.skip(!coturn, 'coturn is not installed');
  const file = join(tmpdir(), `maru-relay-e2e-${process.pid}`);
  const relay = await startProgram(coturn!, (port) => [
    ...['-n', '--no-cli', '--use-auth-secret', '--static-auth-secret=secret', '--realm=maru', '--no-tls'],
    ...['--no-dtls', '-L', '127.0.0.1', '-E', '127.0.0.1', '-p', String(port), '--allow-loopback-peers'],
    ...['--log-file=stdout', `--pidfile=${file}.pid`, `--db=${file}.db`],
  ]);
  const turn = ['--turn-url', `turn:127.0.0.1:${relay.port}`, '--turn-secret', 'secret'];
  const host = await startHost('--smtp-url', 'folder', ...turn);
  const before = process.env['MARU_URL'];
  process.env['MARU_URL'] = host.url;
  try {
    const { pages, people } = await twoPages(visit, host.url, () => {
      const Plain = globalThis.RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Plain {
        constructor(config: RTCConfiguration = {}) {
          super({ ...config, iceTransportPolicy: 'relay' });
        }
      };
    });
    await call(pages);
    expect((await people[0]!.call('calls.live', {})).calls).toMatchObject([{ way: 'direct' }]);
    expect(await pages[0].evaluate(kindsOfWay)).toEqual(['relay']);
  } finally {
    process.env['MARU_URL'] = before;
    await host.stop();
    await relay.stop();
    await Promise.all([`${file}.pid`, `${file}.db`].map((one) => rm(one, { force: true })));
  }
});

/** What the pairs of addresses are that carry something at a page: `relay`, `host`. */
const kindsOfWay = async (): Promise<string[]> => {
  const { mediaPeople } = globalThis as unknown as { mediaPeople: { connections: RTCPeerConnection[] } };
  const kinds = new Set<string>();
  for (const connection of mediaPeople.connections) {
    const stats = await connection.getStats();
    stats.forEach(
      (one: { type: string; nominated?: boolean; bytesReceived?: number; localCandidateId: string }) => {
        if (one.type !== 'candidate-pair' || !one.nominated || !one.bytesReceived) return;
        kinds.add((stats.get(one.localCandidateId) as { candidateType: string }).candidateType);
      },
    );
  }
  return [...kinds];
};
