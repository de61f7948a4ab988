import { allowances } from '../limits.ts';
import { runProgram } from '../run-program.ts';
import { CannotProcess, type Arrived, type MediaTools, type Watching } from '../types.ts';
import { openingArgs } from './containers.ts';

/** What ffprobe says of a film or sound. */
export interface Probed {
  durationMs: number;
  /** As shown: turned upright, its pixels square. Absent where there is no picture. */
  picture?: { width: number; height: number; codec: string; pixels: string; bright: boolean };
  sound?: { codec: string };
  bitsPerSecond: number;
}

interface Stream {
  codec_type?: string;
  codec_name?: string;
  width?: number;
  height?: number;
  pix_fmt?: string;
  color_transfer?: string;
  sample_aspect_ratio?: string;
  duration?: string;
  disposition?: { attached_pic?: number };
  side_data_list?: { rotation?: number }[];
}

const mostSide = 16_384;

const readPicture = (stream: Stream): Probed['picture'] => {
  const [wide = 1, high = 1] = (stream.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const ratio = wide > 0 && high > 0 ? wide / high : 1;
  const width = Math.round((stream.width ?? 0) * ratio);
  const height = stream.height ?? 0;
  if (width < 2 || height < 2 || width > mostSide || height > mostSide)
    throw new CannotProcess(`a film of ${width} x ${height}`);
  const rotation = stream.side_data_list?.find((one) => one.rotation !== undefined)?.rotation ?? 0;
  const onSide = Math.abs(rotation) % 180 === 90;
  return {
    width: onSide ? height : width,
    height: onSide ? width : height,
    codec: stream.codec_name ?? '',
    pixels: stream.pix_fmt ?? '',
    bright: ['smpte2084', 'arib-std-b67'].includes(stream.color_transfer ?? ''),
  };
};

/** A browser's recorder does not write how long it was: then the packets are counted to the last. */
const measureDuration = async (arrived: Arrived, tools: MediaTools, watching: Watching): Promise<number> => {
  const told = await runProgram(
    tools.ffprobe,
    [
      ...['-v', 'error', ...openingArgs(arrived.path, arrived.type)],
      ...['-show_entries', 'packet=pts_time,duration_time', '-of', 'csv=p=0'],
    ],
    { allowance: { ...allowances.probe, outputBytes: 50_000_000 }, signal: watching.signal },
  );
  let last = 0;
  for (const line of told.toString('latin1').split('\n')) {
    const [at = NaN, length = NaN] = line.split(',').map(Number);
    if (Number.isFinite(at)) last = Math.max(last, at + (Number.isFinite(length) ? length : 0));
  }
  return last;
};

/** Looks into a film or sound. Throws CannotProcess. */
export const probe = async (
  arrived: Arrived,
  tools: MediaTools,
  watching: Watching = {},
): Promise<Probed> => {
  const told = await runProgram(
    tools.ffprobe,
    [
      '-v',
      'error',
      ...openingArgs(arrived.path, arrived.type),
      '-show_streams',
      '-show_format',
      '-of',
      'json',
    ],
    { allowance: allowances.probe, signal: watching.signal },
  );
  const { streams = [], format = {} } = JSON.parse(told.toString('utf8')) as {
    streams?: Stream[];
    format?: { duration?: string; bit_rate?: string };
  };
  // The cover of a song is no film.
  const film = streams.find((one) => one.codec_type === 'video' && !one.disposition?.attached_pic);
  const sound = streams.find((one) => one.codec_type === 'audio');
  if (!film && !sound) throw new CannotProcess('neither film nor sound is in it');
  const seconds =
    Number(format.duration ?? film?.duration ?? sound?.duration) ||
    (await measureDuration(arrived, tools, watching));
  const picture = film && readPicture(film);
  return {
    durationMs: Math.round(seconds * 1_000),
    bitsPerSecond: seconds > 0 ? Math.round((arrived.size * 8) / seconds) : 0,
    ...(picture ? { picture } : {}),
    ...(sound ? { sound: { codec: sound.codec_name ?? '' } } : {}),
  };
};
