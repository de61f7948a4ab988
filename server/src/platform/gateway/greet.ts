import { HelloFrame, type LogName } from '@maru/contract';
import type { WebSocket } from 'ws';
import type { Caller, Feature, House } from '../house.ts';
import { Connection } from '../live/index.ts';
import { accountLog } from '../log/index.ts';
import { whyKeptOut } from '../kept-out.ts';
import { Refusal, refuse } from '../refusal.ts';
import { version } from '../version.ts';
import { serveMissed } from './serve-missed.ts';

/** How long the secret of a session is used before another one is asked for. */
const secretMs = 24 * 3_600_000;

/** Finds the session of a hello. Throws bad_frame or not_signed_in. */
export const identify = async (
  house: House,
  frame: unknown,
  finding: { cookieToken: string | undefined; findCaller: (token: string) => Promise<Caller | undefined> },
): Promise<{ hello: HelloFrame['hello']; who: Caller; token: string }> => {
  const parsed = HelloFrame.safeParse(frame);
  if (!parsed.success) throw refuse('bad_frame');
  const { hello } = parsed.data;
  const token = hello.token ?? finding.cookieToken;
  const who = token ? await finding.findCaller(token) : undefined;
  if (!who || !token) throw refuse('not_signed_in');
  const keptOut = whyKeptOut(house, who);
  if (keptOut) throw keptOut;
  return { hello, who, token };
};

const logsOf = async (
  house: House,
  features: readonly Feature[],
  who: Caller,
): Promise<Map<LogName, number>> => {
  const known = new Map<LogName, number>();
  for (const feature of features) {
    for (const { log, lastSeq } of (await feature.logsOf?.(house, who.accountId)) ?? [])
      known.set(log, lastSeq);
  }
  return known;
};

const usableCursors = (
  hello: HelloFrame['hello'],
  house: House,
  known: Map<LogName, number>,
): Map<LogName, number> => {
  if (hello.epoch !== undefined && hello.epoch !== house.epoch) return new Map();
  const asked = Object.entries(hello.cursors ?? {}) as [LogName, number][];
  return new Map(asked.filter(([log]) => known.has(log)));
};

/**
 * From where this account may read: a cursor before its own beginning in a log is moved up to it. All logs are asked for
 * at once, so that after a start of the server the rules of hundreds of rooms come by one reading and not by hundreds.
 */
const clampCursors = async (
  house: House,
  features: readonly Feature[],
  { who, cursors }: { who: Caller; cursors: Map<LogName, number> },
) => {
  const clamp = async ([log, cursor]: [LogName, number]) => {
    let from = cursor;
    for (const feature of features) {
      const right = await feature.readRight?.(house, who.accountId, log);
      if (right) from = Math.max(from, right.fromSeq);
    }
    cursors.set(log, from);
  };
  await Promise.all([...cursors].map(clamp));
};

/**
 * Makes a connection a reader of its logs, welcomes it, and serves what it missed. It reads before the heads of the
 * logs are looked up, so that nothing committed in between can fall through.
 */
export const greet = async (
  house: House,
  features: readonly Feature[],
  guest: { socket: WebSocket; who: Caller; hello: HelloFrame['hello'] },
): Promise<Connection> => {
  const { socket, who, hello } = guest;
  const connection = new Connection(socket, who, house.metrics.figures);
  house.live.add(connection);
  try {
    const known = await logsOf(house, features, who);
    const cursors = usableCursors(hello, house, known);
    await clampCursors(house, features, { who, cursors });
    // What it was put into meanwhile may be being served already.
    if (cursors.size > 0) connection.catchingUp = new Map([...(connection.catchingUp ?? []), ...cursors]);
    for (const [log, lastSeq] of known) house.live.read(connection, log, lastSeq);
    const mine = accountLog(who.accountId);
    connection.push(
      JSON.stringify({
        welcome: {
          account: { id: who.accountId, handle: who.handle, name: who.name, guest: who.guest },
          session: who.sessionId,
          ...(who.secretAt && { renewAt: new Date(who.secretAt.getTime() + secretMs).toISOString() }),
          epoch: house.epoch,
          accountSeq: known.get(mine) ?? 0,
          at: house.clock.now().toISOString(),
          version,
        },
      }),
    );
    if (cursors.size > 0)
      void serveMissed(house, features, { connection, cursors }).then(() =>
        connection.push(JSON.stringify({ caughtUp: { logs: [...cursors.keys()] } })),
      );
    return connection;
  } catch (error) {
    house.live.remove(connection);
    throw error instanceof Refusal ? error : refuse('busy', { retryAfterMs: 1_000 });
  }
};
