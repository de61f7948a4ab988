import type { Process } from '../../platform/processes/index.ts';
import { version } from '../../platform/version.ts';
import { bad, ok, warning, type Finding, type Look } from './finding.ts';

/** What `/metrics` of a process says, by series. Pure. */
export const readFigures = (page: string): Map<string, number> =>
  new Map(
    page
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))] as const;
      }),
  );

/** Jobs that have not been done for three times as long as they should be, of all processes together. Pure. */
export const lateJobs = (pages: readonly ReadonlyMap<string, number>[], nowSeconds: number): string[] => {
  const everyOf = new Map<string, number>();
  const doneOf = new Map<string, number>();
  for (const page of pages)
    for (const [series, figure] of page) {
      const [, what, job] =
        /^maru_job_(every_seconds|last_done_timestamp_seconds)\{job="([^"]+)"\}$/.exec(series) ?? [];
      if (!job) continue;
      const into = what === 'every_seconds' ? everyOf : doneOf;
      into.set(job, Math.max(into.get(job) ?? 0, figure));
    }
  return [...everyOf]
    .filter(([job, every]) => nowSeconds - (doneOf.get(job) ?? 0) > 3 * every + 300)
    .map(([job]) => job)
    .toSorted();
};

const askProcess = async ({ address }: Process): Promise<Map<string, number> | undefined> => {
  const answer = await fetch(`${address}/metrics`, { signal: AbortSignal.timeout(5_000) });
  return answer.ok ? readFigures(await answer.text()) : undefined;
};

/** What the figures of one process say that is not well. Pure. */
export const judgeFigures = (name: string, page: ReadonlyMap<string, number>): Finding[] => {
  const found: Finding[] = [];
  if (page.get('maru_bus_shared') === 1 && page.get('maru_bus_up') === 0)
    found.push(
      bad('work.bus', `${name} does not hear the others over NATS.`, 'Look at NATS, and the network to it.'),
    );
  if (page.get('maru_news_up') === 0)
    found.push(
      bad(
        'work.news',
        `${name} does not hear news of the database.`,
        'Let DATABASE_URL lead to PostgreSQL itself.',
      ),
    );
  if ((page.get('maru_incidents_total') ?? 0) > 0)
    found.push(
      warning(
        'work.incidents',
        `${name} has had ${page.get('maru_incidents_total')} incidents.`,
        'Look for their numbers in its log.',
      ),
    );
  if ((page.get('nodejs_eventloop_lag_p99_seconds') ?? 0) > 0.2)
    found.push(
      warning(
        'work.breath',
        `${name} is out of breath.`,
        'Run more gateways, or give it a machine with more room.',
      ),
    );
  return found;
};

const judgeProcesses = (processes: readonly Process[]): Finding[] => {
  if (processes.length === 0)
    return [warning('work.processes', 'No process of this host runs.', 'Start it: npm start.')];
  const found: Finding[] = [];
  const roles = new Set(processes.flatMap((one) => one.roles));
  const versions = [...new Set(processes.map((one) => one.version))];
  if (!roles.has('worker'))
    found.push(
      bad(
        'work.roles',
        'No process has the role worker: nothing is cleaned up, sent or made playable.',
        'Start one with ROLES=worker.',
      ),
    );
  if (!roles.has('gateway'))
    found.push(
      bad(
        'work.roles',
        'No process has the role gateway: nobody can come in.',
        'Start one with ROLES=gateway.',
      ),
    );
  if (versions.length > 1)
    found.push(
      warning(
        'work.versions',
        `Versions ${versions.join(' and ')} run beside each other.`,
        'Finish the upgrade.',
      ),
    );
  else if (versions[0] !== version)
    found.push(
      warning(
        'work.versions',
        `Version ${versions[0]} runs, and this is ${version}.`,
        'Start the processes anew.',
      ),
    );
  const names = processes.map(({ id, roles: some }) => `${id} (${some.join(', ')})`).join(', ');
  return found.length > 0 ? found : [ok('work.processes', `These hold a lease: ${names}.`)];
};

/** Looks at who runs, and whether the work of the host is done. */
export const lookAtWork: Look = async ({ db, processes }) => {
  if (!db)
    return [
      warning(
        'work.processes',
        'Which processes run stands in the database, which does not answer.',
        'Mend that first.',
      ),
    ];
  const found = judgeProcesses(processes);
  const pages: Map<string, number>[] = [];
  for (const one of processes) {
    const name = `Process ${one.id} (${one.address})`;
    const page = await askProcess(one).catch(() => 'silent' as const);
    if (page === 'silent')
      found.push(
        bad(
          'work.reach',
          `${name} cannot be reached from here.`,
          'Let processes reach each other (PROCESS_ADDRESS, firewall).',
        ),
      );
    else if (page) {
      pages.push(page);
      found.push(...judgeFigures(name, page));
    }
  }
  const isOld = processes.some(({ startedAt }) => Date.now() - startedAt.getTime() > 600_000);
  const late = isOld ? lateJobs(pages, Date.now() / 1_000) : [];
  if (late.length > 0)
    found.push(
      bad(
        'work.jobs',
        `These have not been done in time: ${late.join(', ')}.`,
        'Look for "a job did not finish" in the log of the workers.',
      ),
    );
  else if (pages.length > 0) found.push(ok('work.jobs', 'Jobs are done in time.'));
  return found;
};
