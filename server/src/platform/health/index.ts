import type { Clock } from '../clock.ts';
import { troubleOf } from '../trouble.ts';

/** How the last round of a job went in this process. */
export interface JobRound {
  name: string;
  everyMs: number;
  at: Date;
  tookMs: number;
  ok: boolean;
}

/** Something that went wrong, without a word of anybody's. */
export interface Problem {
  at: Date;
  /** The method or the job. */
  where: string;
  kind: string;
  code: string | undefined;
  incident: string | undefined;
}

/** How this process is, for operators. */
export interface Health {
  startedAt: Date;
  /** This process goes down: nobody new is to be sent here. */
  isLeaving: boolean;
  jobs: ReadonlyMap<string, JobRound>;
  /** The newest first. */
  problems: readonly Problem[];
  noteRound(round: JobRound): void;
  noteProblem(where: string, error: unknown, incident?: string): void;
}

/** Problems that are remembered. */
const remembered = 50;

/** Begins to note how this process is. */
export const openHealth = (clock: Clock): Health => {
  const jobs = new Map<string, JobRound>();
  const problems: Problem[] = [];
  return {
    startedAt: clock.now(),
    isLeaving: false,
    jobs,
    problems,
    noteRound: (round) => void jobs.set(round.name, round),
    noteProblem(where, error, incident) {
      const { kind, code } = troubleOf(error);
      problems.unshift({ at: clock.now(), where, kind, code, incident });
      problems.length = Math.min(problems.length, remembered);
    },
  };
};
