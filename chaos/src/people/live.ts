import type { ChatId } from '@maru/contract';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import type { Player } from './player.ts';
import type { Recorder } from './recorder.ts';
import { insist } from './settle.ts';
import type { Room } from './town.ts';

/** What those who are played need to know. */
export interface Scene {
  recorder: Recorder;
  rooms: readonly Room[];
  /** Goes before each key: those of two runs must not be the same. */
  keyStart: string;
  /** Things each device does in a second. */
  pace: number;
  /** Nothing new is begun any more. */
  isOver: () => boolean;
  /** What is under way is given up. */
  isGivenUp: () => boolean;
}

const words = 'The wide wooden hall in the middle of the house, open to the yard. ';
const underWayAtMost = 8;

/** One device, played: it writes, reads on, moves its mark, looks back, and loses its line now and then. */
export class Life {
  private count = 0;
  private underWay = 0;
  private readonly player: Player;
  private readonly scene: Scene;
  private readonly rooms: readonly Room[];
  private readonly chance: Chance;

  constructor(player: Player, scene: Scene, chance: Chance) {
    this.player = player;
    this.scene = scene;
    this.chance = chance;
    this.rooms = scene.rooms.filter((room) => player.device.from[room.log] !== undefined);
  }

  /** Lives until it is over; resolves when nothing is under way any more. */
  async live(): Promise<void> {
    const { isOver, pace } = this.scene;
    const begun: Promise<void>[] = [];
    while (!isOver()) {
      await sleep(this.chance.pauseMs(pace));
      if (!isOver() && this.underWay < underWayAtMost) begun.push(this.act());
    }
    await Promise.all(begun);
  }

  private async act(): Promise<void> {
    const dice = this.chance.next();
    const room = this.chance.of(this.rooms);
    this.underWay++;
    try {
      if (dice < 0.72) await this.send(room);
      else if (dice < 0.86) await this.markRead(room);
      else if (dice < 0.92) await this.lookAtMark(room);
      else if (dice < 0.985) await this.readPage(room);
      else this.player.dropLine();
    } catch {
      // Told to the recorder already, and given up because it is over.
    }
    this.underWay--;
  }

  private insist<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const { recorder, isGivenUp } = this.scene;
    return insist(work, {
      until: isGivenUp,
      onRefusal: (code) =>
        recorder.note({ e: 'refused', t: performance.now(), device: this.player.device.id, what, code }),
    });
  }

  private async send({ id: chatId, log }: Room): Promise<void> {
    const { recorder, keyStart } = this.scene;
    const { id: device, account: author } = this.player.device;
    const key = `${keyStart}${device}-${++this.count}`;
    const text = words.slice(0, 10 + this.chance.below(50));
    recorder.note({ e: 'sent', t: performance.now(), device, author, log, key });
    const { seq } = await this.insist('messages.send', () =>
      this.player.call('messages.send', { chatId, key, text }),
    );
    recorder.note({ e: 'acked', t: performance.now(), device, author, log, key, seq });
  }

  private async markRead({ id: chatId, log }: Room): Promise<void> {
    const asked = this.player.have(log);
    await this.noteMark(log, async () => {
      const { readSeq } = await this.player.call('chats.markRead', { chatId, seq: asked });
      return { asked, told: readSeq };
    });
  }

  private async lookAtMark({ id: chatId, log }: Room): Promise<void> {
    await this.noteMark(log, async () => {
      const { chat } = await this.player.call('chats.get', { chatId });
      return { told: chat.readSeq };
    });
  }

  private async noteMark(log: string, ask: () => Promise<{ asked?: number; told: number }>): Promise<void> {
    const { account } = this.player.device;
    const { began, answer } = await this.insist('marks', async () => {
      // Each try is a question of its own: it says how things stand after it was put.
      const asking = performance.now();
      return { began: asking, answer: await ask() };
    });
    this.scene.recorder.note({ e: 'mark', began, t: performance.now(), account, log, ...answer });
  }

  private async readPage({ log }: Room): Promise<void> {
    const { device } = this.player;
    const first = device.from[log] as number;
    const after = Math.max(first, this.player.have(log) - this.chance.below(60));
    const limit = 200;
    const { began, page } = await this.insist('logs.read', async () => {
      const asking = performance.now();
      return { began: asking, page: await this.player.call('logs.read', { log, afterSeq: after, limit }) };
    });
    this.scene.recorder.note({
      e: 'page',
      began,
      t: performance.now(),
      device: device.id,
      log,
      after,
      limit,
      entries: page.entries.map(({ seq, author, key }) => ({ seq, author, key })),
      lastSeq: page.lastSeq,
    });
  }
}

/** The chat that a log belongs to. */
export const chatOf = (log: string): ChatId => log.slice('chat:'.length) as ChatId;
