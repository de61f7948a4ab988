import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileKind } from '@maru/contract';
import {
  CannotProcess,
  type Arrived,
  type Facts,
  type MadeForm,
  type MediaTools,
  type Playable,
  type Prepared,
  type Watching,
} from '../types.ts';
import { declaredFacts } from './declared-facts.ts';
import { drawPoster } from './draw-poster.ts';
import { makeFilm } from './make-film.ts';
import { makeSound, measureWaveform } from './make-sound.ts';
import { mediaTools } from './media-tools.ts';
import { probe, type Probed } from './probe.ts';
import { stripMedia } from './strip-media.ts';

/** A voice up to so long is made playable at once: it takes a second, and whoever listens need not wait twice. */
const quickVoiceMs = 20 * 60_000;
/** Sound that every browser plays as it is. */
const playedEverywhere = new Set(['mp3', 'aac', 'pcm_s16le', 'flac']);

const kindOf = (arrived: Arrived, hasPicture: boolean): FileKind => {
  if (arrived.wish.as === 'file') return 'file';
  if (hasPicture) return 'video';
  return arrived.wish.as === 'voice' ? 'voice' : 'file';
};

/** Without ffmpeg it is sent as it is, and plays where the browser can. */
const withoutTools = async (arrived: Arrived): Promise<Prepared> => {
  const isFilm = arrived.type.startsWith('video/') && arrived.wish.as !== 'voice';
  const original = await stripMedia(arrived, undefined);
  return {
    kind: kindOf(arrived, isFilm),
    type: arrived.type,
    facts: declaredFacts(arrived),
    forms: [],
    ...(original ? { original } : {}),
    slow: false,
  };
};

interface Looking extends Watching {
  tools: MediaTools;
  probed: Probed;
}

const prepareFilm = async (arrived: Arrived, { tools, probed, signal }: Looking) => {
  const { form, blur } = await drawPoster(arrived, tools, { probed, ...(signal ? { signal } : {}) });
  const { width, height } = probed.picture ?? {};
  const facts: Facts = { ...(width ? { width } : {}), ...(height ? { height } : {}), blur, preview: true };
  return { facts, forms: [form], slow: arrived.wish.as !== 'file' };
};

const prepareSound = async (arrived: Arrived, { tools, probed, ...watching }: Looking) => {
  const spoken = arrived.wish.as === 'voice';
  if (!spoken) return { facts: {}, forms: [], slow: !playedEverywhere.has(probed.sound?.codec ?? '') };
  const facts: Facts = { waveform: await measureWaveform(arrived, tools, { probed, ...watching }) };
  if (probed.durationMs > quickVoiceMs) return { facts, forms: [], slow: true };
  const play: MadeForm = await makeSound(arrived, tools, { probed, spoken, ...watching });
  return { facts, forms: [play], slow: false };
};

/** Looks into a film or sound: how long it is, a picture or a waveform of it. Throws CannotProcess. */
export const prepareMedia = async (arrived: Arrived, watching: Watching = {}): Promise<Prepared> => {
  const tools = await mediaTools();
  if (!tools) return withoutTools(arrived);
  const probed = await probe(arrived, tools, watching);
  const looking = { ...watching, tools, probed };
  const { facts, forms, slow } = await (probed.picture
    ? prepareFilm(arrived, looking)
    : prepareSound(arrived, looking));
  const original = await stripMedia(arrived, tools, watching);
  return {
    kind: kindOf(arrived, probed.picture !== undefined),
    type: arrived.type,
    facts: { durationMs: probed.durationMs, ...facts },
    forms,
    ...(original ? { original } : {}),
    slow,
  };
};

/** Makes a film or sound that every browser plays. Throws CannotProcess. */
export const makeMediaPlayable = async (arrived: Arrived, watching: Watching): Promise<Playable> => {
  const tools = await mediaTools();
  if (!tools) throw new CannotProcess('there is no ffmpeg here');
  const probed = await probe(arrived, tools, watching);
  if (!probed.picture) {
    const spoken = arrived.wish.as === 'voice';
    return { facts: {}, forms: [await makeSound(arrived, tools, { probed, spoken, ...watching })] };
  }
  const play = await makeFilm(arrived, tools, { probed, ...watching });
  const made = await probe({ ...arrived, path: play.path, type: play.type }, tools, watching);
  const { width, height } = made.picture ?? probed.picture;
  // Fewer pixels were asked for: then what plays is also what is kept.
  const smaller = arrived.wish.quality !== 'original';
  const original = join(arrived.folder, 'kept.mp4');
  // Under two names, because whoever stores a file may move it.
  if (smaller) await link(play.path, original);
  return {
    facts: { durationMs: made.durationMs, ...(smaller ? { width, height } : {}) },
    forms: [play],
    ...(smaller ? { original: { path: original, type: play.type, ending: 'mp4' } } : {}),
  };
};
