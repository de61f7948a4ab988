import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawScene, sceneSize } from './draw-scene.ts';
import { speechWav } from './speech-wav.ts';

/** What the five take along: paths of files as cameras and phones leave them. */
export interface TripMedia {
  photos: string[];
  /** More photos, for the album. */
  extra: string[];
  heic: string;
  /** False where no program here can write HEIC, and a small one that is kept with the tests stands for it. */
  isHeicFull: boolean;
  film: string;
  voice: string;
}

/** The pixels of a phone's photo: 12 million. */
const phonePhoto = { width: 4_032, height: 3_024 } as const;
const keptHeic = fileURLToPath(
  new URL('../../../server/src/platform/file-processing/fixtures/phone.heic', import.meta.url),
);

/** The maker that the photos name; no picture that leaves the host may still say it. */
export const cameraMaker = 'Maru Test Camera';

const exifOf = (place: number) => ({
  IFD0: { Make: cameraMaker, Model: 'Pocket 12', DateTime: '2026:11:07 09:41:00' },
  IFD2: { DateTimeOriginal: '2026:11:07 09:41:00', LensModel: '5.7 mm f/1.6', UserComment: `frame ${place}` },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: `33/1 ${10 + (place % 40)}/1 ${place}/1`,
    GPSLongitudeRef: 'E',
    GPSLongitude: '126/1 32/1 5/1',
  },
});

/** The fine grain of a small sensor, as one tile. */
const makeGrain = (): Promise<Buffer> =>
  sharp({
    create: {
      ...sceneSize,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png()
    .toBuffer();

/** One photo of 12 megapixels with camera and place; every fifth is held upright, as its Orientation says. */
const makePhoto = async (path: string, place: number, grain: Buffer): Promise<void> => {
  const isUpright = place % 5 === 3;
  const { width, height } = sceneSize;
  const scene = sharp(Buffer.from(drawScene(place))).composite([{ input: grain, blend: 'soft-light' }]);
  const seen = await scene.png({ compressionLevel: 0 }).toBuffer();
  // The picture stands upright; the sensor has written it lying on its side.
  const upright = sharp(await sharp(seen).resize(height, width).png().toBuffer()).rotate(270);
  await (isUpright ? upright : sharp(seen))
    .resize(phonePhoto)
    .withMetadata({ exif: exifOf(place), orientation: isUpright ? 6 : 1 })
    .jpeg({ quality: 90 })
    .toFile(path);
};

const has = (program: string): boolean => spawnSync(program, ['--help']).error === undefined;

const run = (program: string, ...args: string[]): void =>
  void execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });

const makeHeic = async (folder: string, photo: string): Promise<boolean> => {
  const heic = join(folder, 'IMG_7001.HEIC');
  if (!has('heif-enc')) {
    await copyFile(keptHeic, heic);
    return false;
  }
  run('heif-enc', '-q', '60', '-p', 'preset=ultrafast', photo, '-o', heic);
  return true;
};

/** Four seconds in 3,840 by 2,160 as phones write them now: HEVC, which few browsers play, with the noise of the sea. */
const makeFilm = (folder: string, photo: string): void => {
  const pan =
    "scale=4608:3456,crop=3840:2160:'(iw-ow)*t/4':'(ih-oh)*(0.5+0.3*sin(t))',noise=alls=6:allf=t,format=yuv420p";
  const sight = ['-loop', '1', '-framerate', '30', '-t', '4', '-i', photo];
  const sound = ['-f', 'lavfi', '-t', '4', '-i', 'anoisesrc=color=brown:amplitude=0.4'];
  const place = ['-metadata', 'location=+33.4996+126.5312/', '-metadata', `make=${cameraMaker}`];
  const picture = [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-tag:v',
    'hvc1',
    '-x265-params',
    'log-level=1',
  ];
  run(
    'ffmpeg',
    ...['-loglevel', 'error', '-y', ...sight, ...sound, '-vf', pan, ...picture],
    ...['-c:a', 'aac', '-shortest', '-movflags', 'use_metadata_tags', ...place, join(folder, 'IMG_8001.MOV')],
  );
};

/** Makes everything in a folder, or takes what an earlier run has left there. */
export const makeMedia = async (folder: string): Promise<TripMedia> => {
  const named = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => join(folder, `IMG_${4_001 + from + at}.JPG`));
  const media = { photos: named(0, 60), extra: named(60, 10) };
  const rest = { heic: join(folder, 'IMG_7001.HEIC'), film: join(folder, 'IMG_8001.MOV') };
  const voice = join(folder, 'voice.wav');
  const whole = { ...media, ...rest, voice, isHeicFull: has('heif-enc') };
  const done = join(folder, 'done');
  if (existsSync(done)) return whole;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const grain = await makeGrain();
  for (const [place, path] of [...media.photos, ...media.extra].entries())
    await makePhoto(path, place, grain);
  whole.isHeicFull = await makeHeic(folder, media.photos[2]!);
  makeFilm(folder, media.photos[0]!);
  await writeFile(voice, speechWav(9));
  await writeFile(done, '');
  return whole;
};
