import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions, type Page } from '@playwright/test';
import { hostUrl, type TestPerson } from './person.ts';

const rate = 48_000;
const seconds = 4;

/** Four seconds of a tone that swells and falls, as a WAV file. */
const toneWav = (): Buffer => {
  const count = rate * seconds;
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(count * 2, 40);
  for (let sample = 0; sample < count; sample += 1) {
    const at = sample / rate;
    const loudness = Math.sin(at * 5) ** 2 * 20_000;
    wav.writeInt16LE(Math.round(Math.sin(at * 2 * Math.PI * 220) * loudness), 44 + sample * 2);
  }
  return wav;
};

/** A browser into whose microphone somebody hums. */
export interface HummingBrowser {
  visit(person: TestPerson, path: string, size: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a browser with a microphone of its own. */
export const openHumming = async ({
  executablePath,
  args = [],
}: LaunchOptions = {}): Promise<HummingBrowser> => {
  const folder = await mkdtemp(join(tmpdir(), 'maru-voice-'));
  const wav = join(folder, 'voice.wav');
  await writeFile(wav, toneWav());
  const fakes = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...args, ...fakes, `--use-file-for-fake-audio-capture=${wav}`],
  });
  return {
    async visit(person, path, viewport) {
      const isPhone = viewport.width < 720;
      const context = await browser.newContext({
        baseURL: hostUrl(),
        locale: 'en-US',
        viewport,
        hasTouch: isPhone,
        isMobile: isPhone,
      });
      const cookie = { name: 'maru_session', value: person.token, url: hostUrl(), httpOnly: true };
      await context.addCookies([{ ...cookie, sameSite: 'Lax' }]);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
