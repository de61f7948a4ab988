import { PlayedClient, type PlayedStream } from '@maru/media/testing';
import type { MeasuredEngine } from './engines.ts';

/** What each sends: a picture of 640 by 360 at 24 a second with 700 kbit/s, and a voice, as Chromium does. */
const picturesPerSecond = 24;
const packetsPerPicture = 3;
const bytesPerPacket = 1_150;
const soundEveryMs = 20;
const keyEvery = 48;

/** Plays a person who sends until the function that is given back is called. */
const send = async (client: PlayedClient): Promise<() => void> => {
  const camera = (await client.publish('camera')).streams[0] as PlayedStream;
  const voice = (await client.publish('mic')).streams[0] as PlayedStream;
  const began = performance.now();
  let pictures = 0;
  let sounds = 0;
  let keyWanted = true;
  client.ear.onKeyframeWanted = () => (keyWanted = true);
  const timer = setInterval(() => {
    const passed = performance.now() - began;
    for (; sounds * soundEveryMs < passed; sounds++) client.send(voice.sound());
    for (; (pictures * 1_000) / picturesPerSecond < passed; pictures++) {
      const isKeyframe = keyWanted || pictures % keyEvery === 0;
      if (isKeyframe) keyWanted = false;
      const picture = { isKeyframe, packets: packetsPerPicture, bytes: bytesPerPacket };
      for (const packet of camera.picturePackets(picture)) client.send(packet);
    }
  }, 10);
  return () => clearInterval(timer);
};

/** Who comes in: so many who send and receive, and so many who only watch. */
export interface CrowdSize {
  publishers: number;
  viewers: number;
}

/** People who are in one room. */
export interface Crowd {
  clients: PlayedClient[];
  leave(): void;
}

const chunk = 4;

/** Brings a crowd into a room, and waits until each of them receives all others. */
export const gather = async (engine: MeasuredEngine, roomId: string, size: CrowdSize): Promise<Crowd> => {
  await engine.openRoom(roomId, { publishers: size.publishers, viewers: size.publishers + size.viewers });
  const clients: PlayedClient[] = [];
  const stops: (() => void)[] = [];
  const leave = () => {
    for (const stop of stops) stop();
    for (const client of clients) client.close();
  };
  const come = async (n: number) => {
    const isViewer = n >= size.publishers;
    const token = await engine.passFor(roomId, `p${n}:1`, isViewer ? 'viewer' : 'speaker');
    const others = size.publishers - (isViewer ? 0 : 1);
    // A line needs one section at least.
    const room = { audios: Math.max(1, others), videos: others, hasData: false };
    const client = await PlayedClient.enter(engine.signal, token, room);
    client.ear.keepsNumbers = false;
    clients.push(client);
    if (!isViewer) stops.push(await send(client));
    return { client, tracks: others * 2 };
  };
  try {
    const all: Awaited<ReturnType<typeof come>>[] = [];
    for (let n = 0; n < size.publishers + size.viewers; n += chunk)
      all.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(chunk, size.publishers + size.viewers - n) }, (_, i) => come(n + i)),
        )),
      );
    for (const { client, tracks } of all)
      await client.until(() => client.ear.tracks.size >= tracks, 'all that is sent', 60_000);
    return { clients, leave };
  } catch (error) {
    leave();
    throw error;
  }
};
