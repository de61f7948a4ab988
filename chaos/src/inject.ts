import { setTimeout as sleep } from 'node:timers/promises';
import { makeChance } from './chance.ts';
import { faults, type Begun, type Stage } from './faults/index.ts';
import type { Step } from './schedule.ts';

/** What became of a fault that was planned. */
export interface Effect {
  fault: string;
  /** Milliseconds after the run's beginning. */
  beganMs: number;
  endedMs: number;
  /** True where it has really taken effect; else why not. */
  effect: true | string;
}

const injectOne = async (step: Step, stage: Omit<Stage, 'chance'>, began: number): Promise<Effect> => {
  const fault = faults.find(({ name }) => name === step.fault);
  const since = () => Math.round(performance.now() - began);
  await sleep(Math.max(0, step.atMs - since()));
  const beganMs = since();
  const tell = (effect: Effect['effect']): Effect => ({
    fault: step.fault,
    beganMs,
    endedMs: since(),
    effect,
  });
  const whyNot = fault ? fault.whyNot?.(stage.host) : 'there is no such fault';
  if (!fault || whyNot !== undefined) return tell(whyNot ?? '');
  let begun: Begun;
  try {
    begun = await fault.begin({ ...stage, chance: makeChance(step.seed) });
  } catch (error) {
    return tell(`could not begin: ${(error as Error).message}`);
  }
  await sleep(step.lastsMs);
  return begun.end().then(tell, (error: unknown) => tell(`could not end: ${(error as Error).message}`));
};

/** Injects every fault of a plan at its moment; resolves when all are over. */
export const inject = (
  steps: readonly Step[],
  stage: Omit<Stage, 'chance'>,
  began: number,
): Promise<Effect[]> => Promise.all(steps.map((step) => injectOne(step, stage, began)));
