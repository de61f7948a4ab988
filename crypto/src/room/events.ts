import type { DeviceName, RoomLine, RoomStatus } from './types.ts';

/** What happened, in the order of a room's log. Told once what it leans on is on the disk. */
export type RoomEvent =
  /** Told once for each new key of an account; with `roomId` where it was met in the log of a room. */
  { type: 'key_changed'; accountId: string; roomId?: string } | (InRoom & { roomId: string });

type InRoom =
  /** Something was said, of me or of others, or something that stays hidden. */
  | { type: 'line'; line: RoomLine }
  | { type: 'erased'; seq: number }
  /** Devices came or went; `by` is who did it, as the commit's signature says. */
  | {
      type: 'members';
      seq: number;
      by: DeviceName;
      added: readonly DeviceName[];
      removed: readonly DeviceName[];
    }
  /** A commit that is none: the host has made it up, or a member's client is broken. Nothing has changed. */
  | { type: 'ignored'; seq: number; why: string }
  | { type: 'status'; status: RoomStatus };

/** A room refuses what it was asked. */
export class RoomError extends Error {
  /**
   * `ended`: nothing can be said here any more. `key_changed`: somebody's new key must be accepted first (`accountId`).
   * `no_devices`: these people have no device that could be in a secret room (`accountIds`). `crowded`: others' commits
   * were first too many times in a row; again later. `host`: the host's answer cannot be true.
   */
  readonly code: 'ended' | 'key_changed' | 'no_devices' | 'crowded' | 'host';
  readonly accountIds: readonly string[];
  constructor(code: RoomError['code'], accountIds: readonly string[] = []) {
    super(code);
    this.name = 'RoomError';
    this.code = code;
    this.accountIds = accountIds;
  }
}
