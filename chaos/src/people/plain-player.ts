import { RefusalError } from '@maru/client';
import { closeCodes, type InputOf, type MethodName, type OutputOf, type ServerFrame } from '@maru/contract';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Chance } from '../chance.ts';
import type { Device } from '../history.ts';
import { NoAnswer, type Player } from './player.ts';
import type { Recorder } from './recorder.ts';

const answerMs = 4_000;
const welcomeMs = 3_000;

interface Waiting {
  done: (output: unknown) => void;
  failed: (error: Error) => void;
  patience: NodeJS.Timeout;
}

/**
 * A device that hides nothing: what came over each of its lines is written down as it came. It knows no more of the wire than
 * that a hello tells cursors, and a call is repeated until it is answered.
 */
export class PlainPlayer implements Player {
  readonly device: Device;
  slowEndings = 0;
  version = '';
  private readonly url: string;
  private readonly token: string;
  private readonly recorder: Recorder;
  private readonly chance: Chance;
  private socket: WebSocket | undefined;
  private lines = 0;
  private isWelcome = false;
  private isClosed = false;
  private ids = 0;
  private again: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly had: Map<string, { upTo: number; ahead: Set<number> }>;
  private onWelcome: () => void = () => undefined;

  constructor(
    url: string,
    { device, token }: { device: Device; token: string },
    { recorder, chance }: { recorder: Recorder; chance: Chance },
  ) {
    this.url = `${url.replace(/^http/, 'ws')}/gateway`;
    this.device = device;
    this.token = token;
    this.recorder = recorder;
    this.chance = chance;
    this.had = new Map(
      Object.entries(device.from).map(([log, upTo]) => [log, { upTo, ahead: new Set<number>() }]),
    );
  }

  open(): Promise<void> {
    return new Promise((done) => {
      this.onWelcome = done;
      this.connect();
    });
  }

  async call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    for (let waited = 0; !this.isWelcome && waited < answerMs && !this.isClosed; waited += 50)
      await sleep(50);
    const { socket } = this;
    if (!socket || !this.isWelcome) throw new NoAnswer();
    const id = ++this.ids;
    return new Promise((done, failed) => {
      const patience = setTimeout(() => {
        this.waiting.delete(id);
        failed(new NoAnswer());
      }, answerMs);
      this.waiting.set(id, { done: done as Waiting['done'], failed, patience });
      socket.send(JSON.stringify({ id, call: name, input }));
    });
  }

  have(log: string): number {
    return this.had.get(log)?.upTo ?? 0;
  }

  isOnline(): boolean {
    return this.isWelcome;
  }

  dropLine(): void {
    this.socket?.terminate();
  }

  setReading(on: boolean): void {
    if (on) this.socket?.resume();
    else this.socket?.pause();
  }

  wake(): void {
    if (!this.socket && !this.isClosed) this.connect();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.again);
    this.socket?.terminate();
  }

  private connect(): void {
    clearTimeout(this.again);
    const line = ++this.lines;
    const socket = new WebSocket(this.url, { perMessageDeflate: false });
    this.socket = socket;
    const impatience = setTimeout(() => socket.terminate(), welcomeMs);
    socket.on('error', () => undefined);
    socket.once('open', () => {
      const cursors = Object.fromEntries([...this.had].map(([log, { upTo }]) => [log, upTo]));
      this.recorder.note({ e: 'opened', t: performance.now(), device: this.device.id, line, cursors });
      socket.send(JSON.stringify({ hello: { token: this.token, cursors } }));
    });
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame;
      if ('welcome' in frame) clearTimeout(impatience);
      this.hear(frame, line);
    });
    socket.once('close', (code) => {
      clearTimeout(impatience);
      if (code === closeCodes.slow) this.slowEndings++;
      this.lineLost(socket);
    });
  }

  private hear(frame: ServerFrame, line: number): void {
    if ('entry' in frame) {
      this.recorder.sawEntry(this.device, line, frame.entry);
      this.count(frame.entry.log, frame.entry.seq);
    } else if ('welcome' in frame) {
      this.isWelcome = true;
      this.version = frame.welcome.version;
      this.onWelcome();
    } else if ('ok' in frame) {
      const asked = this.waiting.get(Number(frame.id));
      this.waiting.delete(Number(frame.id));
      clearTimeout(asked?.patience);
      if (frame.ok) asked?.done(frame.output);
      else asked?.failed(new RefusalError(frame.refusal));
    } else if ('move' in frame) {
      // Asked to move: this device does so at once, in the middle of whatever it does.
      this.socket?.close();
    }
  }

  private count(log: string, seq: number): void {
    const had = this.had.get(log);
    if (!had) return;
    had.ahead.add(seq);
    while (had.ahead.delete(had.upTo + 1)) had.upTo++;
  }

  private lineLost(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    this.isWelcome = false;
    for (const { failed, patience } of this.waiting.values()) {
      clearTimeout(patience);
      failed(new NoAnswer());
    }
    this.waiting.clear();
    if (!this.isClosed) this.again = setTimeout(() => this.connect(), this.chance.between(30, 500));
  }
}
