import type { Page } from '@playwright/test';

/** What stands before somebody's camera: a room and a person in it, rather than a colour that a test reads. */
export interface Scene {
  /** Which of the rooms and people. */
  at: number;
  /** Two cameras, fingers, and no screen to share. */
  isPhone?: boolean;
  /** Nobody speaks: the microphone is open and hears nothing. */
  isSilent?: boolean;
  /** How the browser refuses the devices, by the name of its error. */
  refuses?: { microphone?: string; camera?: string };
  /** The code with which the host refuses to begin a call. */
  hostSays?: string;
}

interface Painted {
  person(at: number): MediaStreamTrack;
  document(): MediaStreamTrack;
}

interface SceneWindow {
  walk: { loud: GainNode[]; paint: Painted };
}

/** In the page: what its cameras and screens see. */
const putPainter = (): void => {
  const scope = globalThis as unknown as SceneWindow;
  const grounds = [
    ['#f3d9c0', '#c98b63', '#5a3a2a', '#2f7d6b'],
    ['#cfe0d6', '#6f9d8b', '#2b2320', '#d9541e'],
    ['#d9dff0', '#7f8fc0', '#3a2b22', '#f0c24b'],
    ['#f1dfe6', '#c07f98', '#1f1a18', '#5670b0'],
  ] as const;
  const film = (
    size: { width: number; height: number },
    draw: (context: CanvasRenderingContext2D, turn: number) => void,
  ): MediaStreamTrack => {
    const canvas = Object.assign(document.createElement('canvas'), size);
    const context = canvas.getContext('2d')!;
    let turn = 0;
    const next = (): void => draw(context, turn++);
    next();
    setInterval(next, 100);
    return canvas.captureStream(10).getVideoTracks()[0]!;
  };
  const disc = (context: CanvasRenderingContext2D, box: readonly number[], colour: string): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(box[0]!, box[1]!, box[2]!, box[3]!, 0, 0, Math.PI * 2);
    context.fill();
  };
  const person = (at: number): MediaStreamTrack =>
    film({ width: 640, height: 360 }, (context, turn) => {
      const [light, deep, hair, cloth] = grounds[at % grounds.length]!;
      const wall = context.createLinearGradient(0, 0, 640, 360);
      wall.addColorStop(0, light);
      wall.addColorStop(1, deep);
      context.fillStyle = wall;
      context.fillRect(0, 0, 640, 360);
      context.fillStyle = '#ffffff55';
      context.fillRect(40, 40, 150, 130);
      const sway = Math.sin(turn / 8) * 4;
      disc(context, [330 + sway, 400, 150, 140], cloth);
      disc(context, [330 + sway, 160, 84, 96], hair);
      disc(context, [330 + sway, 182, 64, 78], '#e9b899');
      disc(context, [306 + sway, 172, 6, 8], '#2a201a');
      disc(context, [354 + sway, 172, 6, 8], '#2a201a');
      disc(context, [330 + sway, 220, 16, 4 + Math.abs(Math.sin(turn / 2)) * 5], '#a6503f');
    });
  const plan = ['07:30 Gimpo, gate 5', 'Car', 'Harbour', 'Lunch'];
  const page = (): MediaStreamTrack =>
    film({ width: 1280, height: 720 }, (context, turn) => {
      context.fillStyle = '#fdfcf8';
      context.fillRect(0, 0, 1280, 720);
      context.fillStyle = '#23201c';
      context.font = '600 44px sans-serif';
      context.fillText('Jeju, 5 to 7 December', 80, 120);
      context.font = '28px sans-serif';
      for (let line = 0; line < 9; line++) {
        context.fillText(`${line + 1}.  ${plan[line % plan.length]}`, 80, 200 + line * 52);
      }
      context.fillStyle = '#d9541e';
      context.fillRect(80, 660, 40 + (turn % 60) * 18, 12);
    });
  scope.walk = { loud: [], paint: { person, document: page } };
};

/** In the page: its devices, which see what is painted and hear one tone. */
const putDevices = ({ at, isPhone, isSilent, refuses }: Scene): void => {
  const { walk } = globalThis as unknown as SceneWindow;
  const voice = (): MediaStreamTrack => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 180 + 60 * at });
    const soft = new GainNode(context, { gain: isSilent ? 0 : 0.25 });
    const out = context.createMediaStreamDestination();
    tone.connect(soft).connect(out);
    tone.start();
    walk.loud.push(soft);
    return out.stream.getAudioTracks()[0]!;
  };
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const named = (kind: MediaDeviceKind, label: string): MediaDeviceInfo =>
    ({ kind, label, deviceId: label, groupId: 'walk', toJSON: () => ({}) }) as MediaDeviceInfo;
  devices.enumerateDevices = async () => [
    named('audioinput', 'MacBook Air Microphone'),
    named('audioinput', 'Galaxy Buds2 Pro'),
    named('videoinput', 'camera2 1, facing front'),
    named('videoinput', 'camera2 0, facing back'),
    named('audiooutput', 'Speaker'),
  ];
  devices.getUserMedia = async ({ audio, video } = {}) => {
    const why = (audio && refuses?.microphone) || (video && refuses?.camera);
    if (why) throw new DOMException('no', why);
    return new MediaStream([...(audio ? [voice()] : []), ...(video ? [walk.paint.person(at)] : [])]);
  };
  if (isPhone) {
    Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 });
    Object.defineProperty(devices, 'getDisplayMedia', { value: undefined });
    Object.defineProperty(globalThis, 'documentPictureInPicture', { value: undefined });
    return;
  }
  devices.getDisplayMedia = async () => new MediaStream([walk.paint.document()]);
};

/** In the page: a host that is too full to answer otherwise. */
const putRefusal = (code: string): void => {
  const plain = WebSocket.prototype.send;
  WebSocket.prototype.send = function send(frame) {
    const { id, call } = JSON.parse(typeof frame === 'string' ? frame : '{}') as Record<string, unknown>;
    if (call !== 'calls.start') return plain.call(this, frame);
    const refusal = { code, message: '', details: { retryAfterMs: 60_000 } };
    const data = JSON.stringify({ id, ok: false, refusal });
    setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })), 50);
  };
};

/** Gives a page a camera that looks at a person, a microphone that somebody speaks into, and a screen to show. */
export const giveScene = async (page: Page, scene: Scene): Promise<void> => {
  await page.addInitScript(putPainter);
  await page.addInitScript(putDevices, scene);
  if (scene.hostSays) await page.addInitScript(putRefusal, scene.hostSays);
};

/** Lets somebody speak, or fall silent. */
export const speak = (page: Page, loudness: number): Promise<void> =>
  page.evaluate((gain) => {
    for (const one of (globalThis as unknown as SceneWindow).walk.loud) one.gain.value = gain;
  }, loudness);
