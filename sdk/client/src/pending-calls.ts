import { howToCall, type MethodName, type RefusalFrame } from '@maru/contract';
import { LineLostError, RefusalError } from './errors.ts';

interface PendingCall {
  name: MethodName;
  input: unknown;
  sent: boolean;
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

/** Calls that wait for their answer, oldest first. */
export interface PendingCalls {
  add(name: MethodName, input: unknown): { id: number; answer: Promise<never> };
  /** Sends what has not been sent on this line. */
  sendAll(send: (frame: { id: number; call: string; input: unknown }) => void): void;
  /** How many were sent on this line and have no answer. */
  inFlight(): number;
  answer(id: number | string, result: { output: unknown } | { refusal: RefusalFrame }): void;
  /** The line is gone: what may be repeated waits for the next one, the rest is given up. */
  lineLost(): void;
  /** The line is left for another: what may be repeated, or has not been asked yet, is asked there. */
  moveOn(): void;
  rejectAll(error: Error): void;
}

/** True when a second call with the same input does no harm. */
export const isRepeatable = (name: MethodName): boolean => !howToCall(name).once;

/** Keeps calls until they are answered, over as many lines as it takes. */
export const createPendingCalls = (): PendingCalls => {
  const calls = new Map<number, PendingCall>();
  let lastId = 0;
  const settle = (id: number): PendingCall | undefined => {
    const call = calls.get(id);
    calls.delete(id);
    return call;
  };
  const giveUp = (isOver: (call: PendingCall) => boolean): void => {
    for (const [id, call] of calls) {
      if (isRepeatable(call.name)) call.sent = false;
      else if (isOver(call)) settle(id)?.reject(new LineLostError());
    }
  };
  return {
    add(name, input) {
      const id = ++lastId;
      const answer = new Promise<never>((resolve, reject) => {
        calls.set(id, { name, input, sent: false, resolve, reject });
      });
      return { id, answer };
    },
    sendAll(send) {
      for (const [id, call] of calls) {
        if (call.sent) continue;
        call.sent = true;
        send({ id, call: call.name, input: call.input });
      }
    },
    inFlight: () => [...calls.values()].filter(({ sent }) => sent).length,
    answer(id, result) {
      const call = settle(Number(id));
      if (!call) return;
      if ('refusal' in result) call.reject(new RefusalError(result.refusal));
      else call.resolve(result.output as never);
    },
    lineLost: () => giveUp(() => true),
    moveOn: () => giveUp(({ sent }) => sent),
    rejectAll(error) {
      for (const id of [...calls.keys()]) settle(id)?.reject(error);
    },
  };
};
