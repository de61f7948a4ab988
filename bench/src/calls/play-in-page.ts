/// <reference lib="dom" />
/** As much of livekit-client as is played with here. */
interface LivekitRoom {
  connect(url: string, token: string): Promise<void>;
  on(event: string, hear: (track: { kind: string; mediaStreamTrack: MediaStreamTrack }) => void): void;
  localParticipant: { publishTrack(track: MediaStreamTrack, options: object): Promise<unknown> };
}
declare const LivekitClient: { Room: new (options: object) => LivekitRoom };

/**
 * Runs inside a page: sends a picture of 640 by 360 with a clock drawn in it, 16 squares for 16 bits of milliseconds, and
 * reads the clocks of the others out of the pixels.
 */
export const playInPage = (): void => {
  const [width, height, square] = [640, 360, 40];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const draw = () => {
    const now = Math.floor(performance.timeOrigin + performance.now()) & 0xffff;
    pen.fillStyle = '#446';
    pen.fillRect(0, 0, width, height);
    for (let bit = 0; bit < 16; bit++) {
      pen.fillStyle = (now >> bit) & 1 ? '#fff' : '#000';
      pen.fillRect(bit * square, 0, square, square);
    }
  };
  setInterval(draw, 1_000 / 30);
  const clock = canvas.captureStream(30).getVideoTracks()[0] as MediaStreamTrack;
  const videos: HTMLVideoElement[] = [];
  const seen = new Set<HTMLVideoElement>();
  const waiting = new Set<() => void>();
  const room = new LivekitClient.Room({ adaptiveStream: false, dynacast: false });
  room.on('trackSubscribed', ({ kind, mediaStreamTrack }) => {
    if (kind !== 'video') return;
    const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
    video.srcObject = new MediaStream([mediaStreamTrack]);
    document.body.append(video);
    videos.push(video);
    video.requestVideoFrameCallback(() => {
      seen.add(video);
      for (const look of waiting) look();
    });
    void video.play();
  });
  const read = (video: HTMLVideoElement, eye: CanvasRenderingContext2D): number => {
    eye.drawImage(video, 0, 0, width, height);
    let told = 0;
    for (let bit = 0; bit < 16; bit++) {
      const at = bit * square + square / 2;
      if ((eye.getImageData(at, square / 2, 1, 1).data[0] ?? 0) > 127) told |= 1 << bit;
    }
    return told;
  };
  Object.assign(globalThis, {
    player: {
      async join(url: string, token: string) {
        await room.connect(url, token);
        await room.localParticipant.publishTrack(clock, { source: 'camera', simulcast: false });
      },
      firstPictures: (others: number) =>
        new Promise<void>((resolve, reject) => {
          const look = () => seen.size >= others && resolve();
          waiting.add(look);
          setTimeout(() => reject(new Error('no picture in 30 s')), 30_000);
          look();
        }),
      delays: (forMs: number) =>
        new Promise<number[]>((resolve) => {
          const video = videos[0] as HTMLVideoElement;
          const sheet = Object.assign(document.createElement('canvas'), { width, height });
          const eye = sheet.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
          const delays: number[] = [];
          const next = () => {
            const now = Math.floor(performance.timeOrigin + performance.now()) & 0xffff;
            const delay = (now - read(video, eye)) & 0xffff;
            if (delay < 10_000) delays.push(delay);
            video.requestVideoFrameCallback(next);
          };
          video.requestVideoFrameCallback(next);
          setTimeout(() => resolve(delays), forMs);
        }),
    },
  });
};
