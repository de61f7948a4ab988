import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Chance } from '../chance.ts';
import { Flow, type Harm, type Weather } from './flow.ts';

/** Up: from whoever has called. Down: to them. */
export type Way = 'up' | 'down';

interface Joined {
  isForgotten: boolean;
  ends: [Socket, Socket];
  flows: Flow[];
}

/** A line of the network between two programs, of which the harness holds both ends. */
export class Line {
  readonly harm: Harm = { held: 0, delayed: 0, resent: 0, cut: 0, refused: 0 };
  private readonly weather: Record<Way, Weather> = { up: {}, down: {} };
  private readonly joined = new Set<Joined>();
  private isCut = false;
  private server: Server | undefined;
  private readonly target: number;
  private readonly chance: Chance;

  /** `target`: the port at the other end. */
  constructor(target: number, chance: Chance) {
    this.target = target;
    this.chance = chance;
  }

  /** Opens a port that leads through this line, and gives it. */
  async listen(): Promise<number> {
    this.server = createServer({ pauseOnConnect: true }, (socket) => void this.take(socket));
    await new Promise<void>((done) => this.server?.listen(0, '127.0.0.1', done));
    return (this.server.address() as { port: number }).port;
  }

  /** Calls the other end. Gives undefined where the line is cut or nobody is there. */
  dial(): Promise<Socket | undefined> {
    if (this.isCut) {
      this.harm.refused++;
      return Promise.resolve(undefined);
    }
    return new Promise((done) => {
      const socket = connect({ port: this.target, host: '127.0.0.1', noDelay: true }, () => done(socket));
      socket.once('error', () => done(undefined));
    });
  }

  /** Lets two ends talk through this line. */
  join(caller: Socket, called: Socket): void {
    // It may have been cut while the other end was being called.
    if (this.isCut) {
      this.harm.refused++;
      for (const end of [caller, called]) end.resetAndDestroy();
      return;
    }
    caller.setNoDelay(true);
    const world = (way: Way) => ({ weather: () => this.weather[way], harm: this.harm, chance: this.chance });
    const flows = [
      new Flow({ from: caller, to: called }, world('up')),
      new Flow({ from: called, to: caller }, world('down')),
    ];
    const one: Joined = { isForgotten: false, ends: [caller, called], flows };
    this.joined.add(one);
    const leave = () => {
      if (!caller.destroyed || !called.destroyed) return;
      for (const flow of flows) flow.stop();
      this.joined.delete(one);
    };
    for (const end of one.ends) end.once('close', leave);
    caller.resume();
  }

  /** Changes the weather of one direction, or of both. */
  set(way: Way | 'both', weather: Weather): void {
    for (const one of ['up', 'down'] as const) if (way === one || way === 'both') this.weather[one] = weather;
    for (const { flows } of this.joined) for (const flow of flows) flow.carry();
  }

  /** Cuts every connection at once, and turns away new ones. */
  cut(): void {
    this.isCut = true;
    this.reset();
  }

  /** Cuts every connection; new ones go through. */
  reset(which: (one: Joined) => boolean = () => true): void {
    for (const one of [...this.joined].filter(which)) {
      const { ends, flows } = one;
      this.harm.cut++;
      for (const flow of flows) flow.stop();
      for (const end of ends) end.resetAndDestroy();
    }
  }

  /**
   * The connections that are there die without a word, as when a router between forgets them; new ones go through. They are
   * reset when the line is mended.
   */
  forget(): void {
    for (const one of this.joined) {
      one.isForgotten = true;
      for (const flow of one.flows) flow.freeze();
    }
  }

  /** Everything is well again. */
  mend(): void {
    this.isCut = false;
    this.reset((one) => one.isForgotten);
    this.set('both', {});
  }

  get connections(): number {
    return this.joined.size;
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<unknown>((done) => (this.server ? this.server.close(done) : done(undefined)));
  }

  private async take(socket: Socket): Promise<void> {
    socket.on('error', () => undefined);
    const called = await this.dial();
    if (!called || socket.destroyed) {
      called?.destroy();
      socket.resetAndDestroy();
    } else this.join(socket, called);
  }
}
