import { expect, type Page } from '@playwright/test';

/** The colours that people's cameras show, one each; far enough apart to survive the encoder. */
export const colours = ['red', 'green', 'blue', 'yellow', 'magenta', 'cyan'] as const;
export type Colour = (typeof colours)[number];

/** What a page has received so far, of all it is connected to. */
export interface Received {
  framesDecoded: number;
  audioEnergy: number;
  bytes: number;
  freezes: number;
  /** How wide the widest picture is that has been decoded. */
  width: number;
}

/** A picture that a page shows: whose, and how old it is. */
export interface Seen {
  colour: Colour;
  ageMs: number;
  width: number;
}

interface MediaWindow {
  mediaPeople: {
    connections: RTCPeerConnection[];
    screens: number;
  };
}

/** How large a camera's pictures are, in pixels, and how many come in a second. */
export interface Camera {
  width: number;
  height: number;
  rate: number;
}

export const largeCamera: Camera = { width: 640, height: 360, rate: 25 };
/** For as many people on one machine as would each have their own. */
export const smallCamera: Camera = { width: 320, height: 180, rate: 12 };

/** What a browser of a journey of calls is started with, beside what all are: no device is asked for, and loopback is a way. */
export const mediaArgs = [
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/**
 * Gives a page a camera and a microphone of its own: the picture is of one colour and tells the time in sixteen black or
 * white fields, the sound is one tone. Every connection is kept, so that a test can ask what it carries.
 */
export const giveMedia = async (page: Page, colour: Colour, camera = largeCamera): Promise<void> => {
  await page.addInitScript(
    ({ own, hertz, lens }) => {
      const scope = globalThis as unknown as MediaWindow;
      scope.mediaPeople = { connections: [], screens: 0 };
      const Plain = globalThis.RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Plain {
        constructor(...args: ConstructorParameters<typeof Plain>) {
          super(...args);
          scope.mediaPeople.connections.push(this);
        }
      };
      const paint = ({ width, height, rate }: Camera, fill: string): MediaStreamTrack => {
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width, height });
        const context = canvas.getContext('2d')!;
        const draw = (): void => {
          context.fillStyle = fill;
          context.fillRect(0, 0, width, height);
          const now = Date.now() & 0xffff;
          for (let bit = 0; bit < 16; bit++) {
            context.fillStyle = (now >> bit) & 1 ? 'white' : 'black';
            context.fillRect((bit * width) / 16, 0, width / 16 + 1, height / 4);
          }
        };
        draw();
        setInterval(draw, 1_000 / rate);
        return canvas.captureStream(rate).getVideoTracks()[0]!;
      };
      const sound = (): MediaStreamTrack => {
        const context = new AudioContext();
        const tone = new OscillatorNode(context, { frequency: hertz });
        const soft = new GainNode(context, { gain: 0.3 });
        const out = context.createMediaStreamDestination();
        tone.connect(soft).connect(out);
        tone.start();
        return out.stream.getAudioTracks()[0]!;
      };
      const devices = navigator.mediaDevices;
      if (!devices) return;
      devices.getUserMedia = async ({ audio, video } = {}) => {
        const tracks = [...(audio ? [sound()] : []), ...(video ? [paint(lens, own)] : [])];
        return new MediaStream(tracks);
      };
      devices.getDisplayMedia = async () => {
        scope.mediaPeople.screens++;
        // A screen is wider than any camera, and as dark as none.
        return new MediaStream([paint({ width: 1280, height: 720, rate: 25 }, 'cyan'), sound()]);
      };
    },
    { own: colour === 'green' ? 'lime' : colour, hertz: 300 + 100 * colours.indexOf(colour), lens: camera },
  );
};

/** All that a page has received until now. */
export const received = (page: Page): Promise<Received> =>
  page.evaluate(async () => {
    const { connections } = (globalThis as unknown as MediaWindow).mediaPeople;
    const sum = { framesDecoded: 0, audioEnergy: 0, bytes: 0, freezes: 0, width: 0 };
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue;
      const stats = await connection.getStats();
      stats.forEach((one: Record<string, number | string | undefined>) => {
        if (one['type'] !== 'inbound-rtp') return;
        sum.framesDecoded += Number(one['framesDecoded'] ?? 0);
        sum.audioEnergy += Number(one['totalAudioEnergy'] ?? 0);
        sum.bytes += Number(one['bytesReceived'] ?? 0);
        sum.freezes += Number(one['freezeCount'] ?? 0);
        sum.width = Math.max(sum.width, Number(one['frameWidth'] ?? 0));
      });
    }
    return sum;
  });

/** What has arrived of each picture, by the track of whoever sends it: how much, how many frames, how many of them drawn. */
export const arrivedFrom = (page: Page): Promise<Record<string, number>[]> =>
  page.evaluate(async () => {
    const { connections } = (globalThis as unknown as MediaWindow).mediaPeople;
    const all: Record<string, number>[] = [];
    for (const connection of connections.filter(({ connectionState }) => connectionState === 'connected')) {
      (await connection.getStats()).forEach((one: Record<string, number | string | undefined>) => {
        if (one['type'] !== 'inbound-rtp' || one['kind'] !== 'video') return;
        const names = [
          'bytesReceived',
          'framesReceived',
          'framesDecoded',
          'keyFramesDecoded',
          'framesDropped',
          'pliCount',
          'frameWidth',
        ];
        all.push(Object.fromEntries(names.map((name) => [name, Number(one[name] ?? 0)])));
      });
    }
    return all;
  });

/** How many of a page's connections go from browser to browser, or stand with a room: those that are connected. */
export const countConnections = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as MediaWindow).mediaPeople.connections.filter(
        ({ connectionState }) => connectionState === 'connected',
      ).length,
  );

/** What the pictures on a page show: read from their pixels, not from what they are said to be. */
export const seen = (page: Page): Promise<Seen[]> =>
  page.evaluate(() => {
    const nearest = (red: number, green: number, blue: number): string | undefined => {
      const bits = [red, green, blue].map((one) => (one > 128 ? '1' : '0')).join('');
      const names: Record<string, string> = {
        '100': 'red',
        '010': 'green',
        '001': 'blue',
        '110': 'yellow',
        '101': 'magenta',
        '011': 'cyan',
      };
      return names[bits];
    };
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    return [...document.querySelectorAll('video')].flatMap((video) => {
      const { videoWidth: width, videoHeight: height } = video;
      if (width === 0 || video.readyState < 2) return [];
      Object.assign(canvas, { width, height });
      context.drawImage(video, 0, 0);
      const now = Date.now() & 0xffff;
      const at = (x: number, y: number) => context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
      const [red = 0, green = 0, blue = 0] = at(width / 2, height * 0.7);
      const colour = nearest(red, green, blue);
      if (!colour) return [];
      let clock = 0;
      for (let bit = 0; bit < 16; bit++) {
        if (at(((bit + 0.5) * width) / 16, height / 8)[0]! > 128) clock |= 1 << bit;
      }
      return [{ colour: colour as never, ageMs: (now - clock) & 0xffff, width }];
    });
  });

/** How wide somebody's newest picture is that a page shows; 0 where it shows none that is fresh. */
export const widthOf = async (page: Page, colour: Colour): Promise<number> =>
  Math.max(
    0,
    ...(await seen(page))
      .filter((one) => one.colour === colour && one.ageMs < 3_000)
      .map(({ width }) => width),
  );

/** Expects a page to show these people's pictures, and nobody else's but its own, all of them of the last seconds. */
export const expectToSee = async (
  page: Page,
  wanted: readonly Colour[],
  patience: number | { timeout?: number; freshMs?: number } = {},
): Promise<void> => {
  const { timeout = 60_000, freshMs = 3_000 } =
    typeof patience === 'number' ? { timeout: patience } : patience;
  await expect
    .poll(
      async () => {
        const fresh = (await seen(page)).filter(({ ageMs }) => ageMs < freshMs);
        const shown = new Set(fresh.map(({ colour }) => colour));
        return wanted.filter((colour) => shown.has(colour));
      },
      { timeout, intervals: [150] },
    )
    .toEqual(wanted);
};

/** Expects sound and, where wanted, pictures to go on arriving: more of both in a second than now. */
export const expectToFlow = async (
  page: Page,
  { video = true, timeout = 60_000, frames = 8 } = {},
): Promise<void> => {
  let before = await received(page);
  await expect
    .poll(
      async () => {
        const now = await received(page);
        // A connection that is closed takes what it had received with it.
        if (now.audioEnergy < before.audioEnergy || now.framesDecoded < before.framesDecoded) before = now;
        const [heard, drawn] = [
          now.audioEnergy - before.audioEnergy,
          now.framesDecoded - before.framesDecoded,
        ];
        const isIn = heard > 0.01 && (!video || drawn > frames);
        return isIn ? 'flows' : `heard ${heard.toFixed(4)}, drawn ${drawn} pictures`;
      },
      { timeout, intervals: [200] },
    )
    .toBe('flows');
};

/** Expects that within a while nothing of a kind arrives any more: two looks in a row find the same. */
export const expectToStop = async (
  page: Page,
  what: 'framesDecoded' | 'audioEnergy',
  timeout = 30_000,
): Promise<void> => {
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = (await received(page))[what];
        const isSame = Math.abs(now - before) < (what === 'audioEnergy' ? 1e-4 : 0.5);
        before = now;
        return isSame;
      },
      { timeout, intervals: [500] },
    )
    .toBe(true);
};
