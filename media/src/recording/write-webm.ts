import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

/** A picture or a piece of sound, as it came. */
export interface Sample {
  kind: 'audio' | 'video';
  /** By this machine's clock. */
  atMs: number;
  data: Buffer;
  isKey: boolean;
  width?: number;
  height?: number;
}

/** A WebM that is being written. */
export interface WebmFile {
  write(sample: Sample): void;
  /** Ends the file: only then can a player jump about in it. */
  close(): Promise<void>;
}

/** How long a sound of Opus is, in seconds, as its first byte says (RFC 6716, 3.1). */
function opusSeconds(data: Buffer): number {
  const toc = data[0] ?? 0;
  const config = toc >> 3;
  const frameMs =
    config < 12
      ? [10, 20, 40, 60][config % 4]!
      : config < 16
        ? [10, 20][config % 2]!
        : [2.5, 5, 10, 20][config % 4]!;
  const frames = [1, 2, 2, (data[1] ?? 1) & 0x3f][toc & 3]!;
  return (frames * frameMs) / 1_000;
}

/** What players are told of the sound: Opus, two channels, 48 kHz, no delay. */
const opusHead = Buffer.from('4f707573486561640102000080bb0000000000', 'hex');

const videoMeta = ({ width = 640, height = 360 }: Sample) => ({
  decoderConfig: { codec: 'vp8', codedWidth: width, codedHeight: height },
});
const audioMeta = {
  decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 2, description: opusHead },
};

/** Begins a WebM with these kinds of tracks; `beginsMs` is its zero. `fail` hears when it cannot be written. */
export async function writeWebm(
  path: string,
  beginsMs: number,
  { kinds, fail }: { kinds: ReadonlySet<Sample['kind']>; fail: (error: unknown) => void },
): Promise<WebmFile> {
  // Every second goes to the disk at once, and not by sixteen megabytes: what was recorded until a crash can be finished.
  const output = new Output({
    format: new WebMOutputFormat({ minimumClusterDuration: 1 }),
    target: new FilePathTarget(path, { chunked: false }),
  });
  const video = kinds.has('video') ? new EncodedVideoPacketSource('vp8') : undefined;
  const audio = kinds.has('audio') ? new EncodedAudioPacketSource('opus') : undefined;
  if (video) output.addVideoTrack(video);
  if (audio) output.addAudioTrack(audio);
  await output.start();
  const lastAt = { audio: -1, video: -1 };
  let writing: Promise<void> = Promise.resolve();
  let hasFailed = false;
  const then = (write: () => Promise<void>) => {
    writing = writing.then(write).catch((error: unknown) => {
      if (!hasFailed) fail(error);
      hasFailed = true;
    });
  };
  return {
    write(sample) {
      const isFirst = lastAt[sample.kind] < 0;
      // Two at the same moment, or one that is late by a hair, would be refused.
      const at = Math.max((sample.atMs - beginsMs) / 1_000, lastAt[sample.kind] + 0.001, 0);
      lastAt[sample.kind] = at;
      if (sample.kind === 'video') {
        const packet = new EncodedPacket(sample.data, sample.isKey ? 'key' : 'delta', at, 0);
        then(() => video!.add(packet, isFirst ? videoMeta(sample) : undefined));
      } else {
        const packet = new EncodedPacket(sample.data, 'key', at, opusSeconds(sample.data));
        then(() => audio!.add(packet, isFirst ? audioMeta : undefined));
      }
    },
    async close() {
      await writing;
      await output.finalize().catch((error: unknown) => {
        if (!hasFailed) fail(error);
      });
    },
  };
}
