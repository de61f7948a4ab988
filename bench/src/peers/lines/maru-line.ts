import { Awaited, readKey, words, type Line, type LineSetup, type Place } from './line.ts';
import { WebSocketLine } from './web-socket.ts';

/** A session on Maru: its gateway over WebSocket. A message is acknowledged by the answer, which follows the commit. */
export class MaruLine implements Line {
  private readonly awaited = new Awaited();
  private readonly setup: LineSetup;
  private readonly socket: WebSocketLine;
  private missed = 0;
  private ended = false;

  constructor(setup: LineSetup) {
    this.setup = setup;
    this.socket = new WebSocketLine({
      frame: (text) => this.hear(text),
      closed: () => this.awaited.breakAll('Maru closed the line'),
    });
  }

  async open(): Promise<void> {
    await this.greet({});
  }

  async list(): Promise<void> {
    const listed = this.awaited.for('list');
    this.socket.send('{"id":0,"call":"chats.list","input":{}}');
    await listed;
  }

  async prepareToSend(): Promise<void> {
    // Every call is answered.
  }

  async enter(): Promise<void> {
    // Members read their rooms from the moment they are connected.
  }

  say({ address }: Place, message: number): void {
    this.socket.send(
      `{"id":${message + 1},"call":"messages.send","input":{"chatId":"${address}","key":"${this.setup.tag}-${this.setup.seat.number}.${message}","text":"${words}"}}`,
    );
  }

  async catchUp({ cursors }: { cursors: Record<string, number> }): Promise<number> {
    this.missed = 0;
    const whole = this.awaited.for('caughtUp');
    await this.greet({ cursors });
    await whole;
    return this.missed;
  }

  end(): void {
    this.ended = true;
    this.socket.end();
  }

  private async greet(more: object): Promise<void> {
    await this.socket.open(this.setup.port, '/gateway');
    const welcome = this.awaited.for('welcome');
    this.socket.send(JSON.stringify({ hello: { token: this.setup.seat.secret, ...more } }));
    await welcome;
  }

  private hear(frame: string): void {
    if (this.ended) return;
    if (frame.startsWith('{"entry":')) this.hearEntry(frame);
    else if (frame.startsWith('{"id":')) this.hearAnswer(frame);
    else if (frame.startsWith('{"welcome"')) this.awaited.keep('welcome');
    else if (frame.startsWith('{"caughtUp"')) this.awaited.keep('caughtUp');
    else if (frame.startsWith('{"refusal"')) this.awaited.breakAll(frame);
  }

  private hearAnswer(frame: string): void {
    const id = Number.parseInt(frame.slice(6), 10);
    if (!frame.startsWith('"ok":true', frame.indexOf(',') + 1))
      return this.awaited.breakAll(frame.slice(0, 300));
    if (id === 0) this.awaited.keep('list');
    else this.setup.hearer.acknowledged(this.setup.seat.number, id - 1);
  }

  private hearEntry(frame: string): void {
    this.missed++;
    const at = frame.indexOf('"key":"') + 7;
    const found = readKey(frame.slice(at, frame.indexOf('"', at)), this.setup.tag);
    if (found && found[0] !== this.setup.seat.number)
      this.setup.hearer.came(this.setup.seat.number, found[0], found[1]);
  }
}
