import { randomUUID } from 'node:crypto';
import type { AccountId, ChatId } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import type { WatchedRooms } from './room-marks.ts';

/** A mark that moved; null: whoever had it is in the room no longer. */
interface MovedMark {
  chatId: ChatId;
  accountId: AccountId;
  seq: number | null;
}

interface MarksNews {
  /** The process that tells it, which has moved them already. */
  from: string;
  marks: readonly (readonly [ChatId, AccountId, number | null])[];
}

const topic = 'marks.moved';
/** Marks that move within this time go to the other processes together. */
const gatherMs = 50;
/** As many as fit into one piece of news. */
const atOnce = 60;

/** Moves marks in the rooms that somebody looks at: here at once, in the other processes a moment later. */
export class MarkSpread {
  private readonly self = randomUUID();
  private waiting = new Map<string, MovedMark>();
  private timer: NodeJS.Timeout | undefined;
  private readonly house: House;
  private readonly watched: WatchedRooms;

  constructor(house: House, watched: WatchedRooms) {
    this.house = house;
    this.watched = watched;
  }

  move(mark: MovedMark): void {
    this.watched.move(mark.chatId, mark.accountId, mark.seq);
    this.waiting.set(`${mark.chatId} ${mark.accountId}`, mark);
    this.timer ??= setTimeout(() => this.tell(), gatherMs).unref();
  }

  /** Makes this process move what others tell. */
  hear(): void {
    this.house.bus.subscribe(topic, ({ from, marks }: MarksNews) => {
      if (from === this.self) return;
      for (const [chatId, accountId, seq] of marks) this.watched.move(chatId, accountId, seq);
    });
  }

  private tell(): void {
    this.timer = undefined;
    const marks = [...this.waiting.values()].map(
      ({ chatId, accountId, seq }) => [chatId, accountId, seq] as const,
    );
    this.waiting.clear();
    for (let at = 0; at < marks.length; at += atOnce)
      this.house.bus.tellAll(topic, {
        from: this.self,
        marks: marks.slice(at, at + atOnce),
      } satisfies MarksNews);
  }
}
