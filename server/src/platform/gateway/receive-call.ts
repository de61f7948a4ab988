import { methods, type Method, type RefusalCode } from '@maru/contract';
import { gatewayRefusals } from '@maru/contract';
import { isConnectionError } from '../db/index.ts';
import { requireNothingOwed } from '../duties/index.ts';
import type { Call, Caller, Feature, House, Via } from '../house.ts';
import { reportIncident } from '../incident.ts';
import { whyKeptOut } from '../kept-out.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Metrics } from '../metrics/index.ts';
import { noteEvent } from './note-event.ts';
import type { RateLimits } from './rate-limits.ts';

type AnyVerb = (call: Call, input: unknown) => Promise<unknown>;

/** The methods this program answers, each with its verb. */
export type Switchboard = Map<
  string,
  {
    method: Method;
    verb: AnyVerb;
    declared: Set<RefusalCode>;
    count: (result: string) => void;
    time: (seconds: number) => void;
  }
>;

/** The figures of one method, looked up once and not with every call. */
const meterOf = ({ calls, callSeconds, countRefusal }: Metrics, method: string) => {
  const seconds = callSeconds.labels({ method });
  const ok = calls.labels({ method, result: 'ok' });
  return {
    count: (result: string) => {
      if (result === 'ok') return ok.inc();
      calls.inc({ method, result });
      countRefusal(result);
    },
    time: (took: number) => seconds.observe(took),
  };
};

/** Puts the tables of all features together. A method of the contract that nobody answers is a bug found at start. */
export const buildSwitchboard = (features: readonly Feature[], metrics: Metrics): Switchboard => {
  const board: Switchboard = new Map();
  for (const feature of features) {
    for (const [name, verb] of Object.entries(feature.methods ?? {})) {
      const method = methods.get(name) as Method;
      board.set(name, {
        method,
        verb: verb as AnyVerb,
        declared: new Set([...gatewayRefusals, ...method.refusals]),
        ...meterOf(metrics, name),
      });
    }
  }
  const unanswered = [...methods.keys()].filter((name) => !board.has(name));
  if (unanswered.length > 0) throw new Error(`no feature answers ${unanswered.join(', ')}`);
  return board;
};

/** What somebody who is kept out may still do, by why they are. */
const waysOut: Partial<Record<RefusalCode, readonly string[]>> = {
  account_suspended: ['accounts.signOut'],
  account_leaving: ['accounts.signOut', 'farewell.comeBack'],
  guardian_needed: ['accounts.signOut', 'guardians.mine', 'guardians.makeLink', 'guardians.askByMail'],
};

const checkCaller = (house: House, method: Method, who: Caller | undefined): void => {
  if (method.caller === 'anyone') return;
  if (!who) throw refuse('not_signed_in');
  const keptOut = whyKeptOut(house, who);
  if (keptOut && !waysOut[keptOut.code]?.includes(method.name)) throw keptOut;
  if (who.guest && method.caller !== 'session') throw refuse('not_for_guests');
  if (method.caller === 'operator' && !who.operator) throw refuse('operator_only');
};

const asRefusal = (
  house: House,
  error: unknown,
  { name, declared }: { name: string; declared: Set<RefusalCode> },
): Refusal => {
  if (error instanceof Refusal && declared.has(error.code)) return error;
  if (isConnectionError(error)) return refuse('busy', { retryAfterMs: 1_000 });
  return refuse('internal', { incident: reportIncident(house, name, error) });
};

/** How a method that asks for proof is guarded; a contract that asks for it and nobody who looks is a bug found at start. */
export const findProofGuard = (features: readonly Feature[]): ProofGuard => {
  const guard = features.find((feature) => feature.requireProof)?.requireProof;
  const asking = [...methods.values()].find((method) => method.proof);
  if (!guard && asking) throw new Error(`no feature looks for the proof that ${asking.name} asks for`);
  return guard ?? (async () => undefined);
};

type ProofGuard = (house: House, who: Caller) => Promise<void>;

/** What both roads, WebSocket and HTTP, need to answer calls. */
export interface CallDesk {
  house: House;
  board: Switchboard;
  rateLimits: RateLimits;
  requireProof: ProofGuard;
}

const answerCall = async (
  { house, board, rateLimits, requireProof }: CallDesk,
  asked: { name: string; input: unknown },
  from: { who: Caller | undefined; via: Via },
): Promise<unknown> => {
  const answered = board.get(asked.name);
  if (!answered) {
    rateLimits.spend('normal', from.via.address, from.who?.sessionId);
    throw refuse('unknown_method', { method: asked.name.slice(0, 80) });
  }
  const { method, verb, declared } = answered;
  const began = performance.now();
  let result = 'ok';
  let output: unknown;
  try {
    rateLimits.spend(method.rate, from.via.address, from.who?.sessionId);
    checkCaller(house, method, from.who);
    if (from.who) await requireNothingOwed(house, method, from.who);
    const parsed = method.input.safeParse(asked.input ?? {});
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
      throw refuse('bad_input', { field: path.join('.'), why: message });
    }
    if (method.proof && from.who) await requireProof(house, from.who);
    output = await verb({ house, who: from.who, via: from.via }, parsed.data);
    return output;
  } catch (error) {
    const refusal = asRefusal(house, error, { name: asked.name, declared });
    result = refusal.code;
    throw refusal;
  } finally {
    answered.count(result);
    noteEvent(house, { method, result, output, from });
    answered.time((performance.now() - began) / 1_000);
  }
};

/** Finds the method, checks session and limits, parses the input, runs the verb. Throws nothing but a Refusal. */
export const receiveCall: typeof answerCall = (desk, asked, from) => {
  const { traces } = desk.house;
  if (!traces) return answerCall(desk, asked, from);
  const method = desk.board.has(asked.name) ? asked.name : 'unknown';
  return traces.call(method, () => answerCall(desk, asked, from));
};
