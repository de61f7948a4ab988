import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { callOf, callingBrowser, press } from '../src/callers.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { expectToFlow, expectToSee, smallCamera } from '../src/media-people.ts';
import { hostUrl, signInOperator, type TestPerson } from '../src/person.ts';

test.use({ launchOptions: callingBrowser, viewport: { width: 800, height: 560 } });

const run = promisify(execFile);

interface Probe {
  streams: { codec_name: string; nb_read_frames?: string; width?: number }[];
  format: { duration?: string };
}

/** What ffprobe finds in a file, every frame of it decoded. */
const probe = async (file: string): Promise<Probe> => {
  const wanted = 'stream=codec_name,nb_read_frames,width:format=duration';
  const flags = ['-v', 'error', '-count_frames', '-show_entries', wanted, '-of', 'json', file];
  return JSON.parse((await run('ffprobe', flags)).stdout) as Probe;
};

/** How loud the loudest moment of a file is, in decibels below the loudest there can be. */
const loudest = async (file: string): Promise<number> => {
  const { stderr } = await run('ffmpeg', ['-i', file, '-af', 'volumedetect', '-f', 'null', '-']);
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? -Infinity);
};

/** The colour in the middle of the lower half of a file's picture, after a second. */
const colourIn = async (file: string): Promise<number[]> => {
  const flags = [
    '-v',
    'error',
    '-ss',
    '1',
    '-i',
    file,
    '-frames:v',
    '1',
    '-vf',
    'crop=8:8:iw/2:ih*0.7,scale=1:1',
  ];
  const { stdout } = await run('ffmpeg', [...flags, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], {
    encoding: 'buffer',
  });
  return [...stdout];
};

const filesIn = async (person: TestPerson, chatId: string) => {
  const { messages } = await person.call('messages.history', { chatId: chatId as never });
  return messages.flatMap(({ body }) => {
    const content = body['content'] as { type?: string; file?: { id: string; name: string } } | undefined;
    return content?.type === 'file' && content.file ? [content.file] : [];
  });
};

test('a recording is agreed to by everybody, and plays back: a file of each, with their picture and their voice', async ({
  visit,
}) => {
  const operator = await signInOperator();
  await operator.call('desk.changeSettings', { callRecording: 'on' });
  const folder = await mkdtemp(join(tmpdir(), 'maru-recorded-'));
  try {
    const { pages, people, path } = await callOf(visit, 2, { camera: smallCamera });
    const [left, right] = pages as [Page, Page];
    for (const page of pages) await expectToSee(page, ['red', 'green'], 30_000);
    await press(left, 'More');
    await left.getByRole('button', { name: /Record the call/ }).click();
    await right.getByRole('button', { name: 'I agree' }).click();
    await expect(right.getByText(/Alice is recording/).first()).toBeVisible();
    const begunAt = Date.now();
    for (const page of pages) await expectToFlow(page, { timeout: 30_000 });
    await left.waitForTimeout(5_000);
    await press(left, 'More');
    await left.getByRole('button', { name: 'Stop recording' }).click();
    const tookSeconds = (Date.now() - begunAt) / 1_000;
    const chatId = path.split('/').at(-1)!;
    // The list of what was recorded comes last.
    const names = async () => (await filesIn(people[1]!, chatId)).map(({ name }) => name);
    await expect.poll(names).toContain('manifest.json');
    const [seen, heard] = [new Set<string>(), new Set<string>()];
    for (const { id, name } of await filesIn(people[1]!, chatId)) {
      if (!name.endsWith('.webm')) continue;
      const answer = await fetch(`${hostUrl()}/files/${chatId}/${id}/original`, {
        headers: { cookie: `maru_session=${people[1]!.token}` },
      });
      const file = join(folder, `${id}.webm`);
      await writeFile(file, Buffer.from(await answer.arrayBuffer()));
      const { streams, format } = await probe(file);
      const told = JSON.stringify({ name, streams, format });
      test.info().annotations.push({ type: 'recorded', description: told });
      const film = streams.find(({ codec_name: codec }) => codec === 'vp8');
      const voice = streams.find(({ codec_name: codec }) => codec === 'opus');
      // Whose line was made anew at that moment leaves a short beginning, in a file of its own.
      if (Number(format.duration) < 3) continue;
      expect(Number(format.duration), told).toBeLessThan(tookSeconds + 6);
      const who = name.includes('Alice') ? 'Alice' : 'Bob';
      if (film) {
        // Every one of them decoded: a third of what the camera gives in five seconds is the least.
        expect(Number(film.nb_read_frames), told).toBeGreaterThan((smallCamera.rate * 5) / 3);
        const [red = 0, green = 0] = await colourIn(file);
        expect(red > green ? 'Alice' : 'Bob', told).toBe(who);
        seen.add(who);
      }
      if (voice) {
        expect(Number(voice.nb_read_frames), told).toBeGreaterThan(100);
        expect(await loudest(file), told).toBeGreaterThan(-40);
        heard.add(who);
      }
    }
    expect([seen, heard]).toEqual([new Set(['Alice', 'Bob']), new Set(['Alice', 'Bob'])]);
    // Nothing is open any more: the next frames are sealed again, with keys the host does not have.
    await expect(left.getByText('End-to-end encrypted').first()).toBeVisible();
    for (const page of pages) await expectToSee(page, ['red', 'green'], 60_000);
    for (const page of pages) await expectToFlow(page, { timeout: 60_000 });
  } finally {
    await operator.call('desk.changeSettings', { callRecording: null });
    await rm(folder, { recursive: true, force: true });
  }
});
