import { readdir, readFile } from 'node:fs/promises';

/** Memory of a process that is in use, in bytes. */
export const rssOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1_024;
};

/** How many of the kernel's ticks make a second; 100 on every Linux we know. */
const ticksPerSecond = 100;

interface Used {
  parent: number;
  ticks: number;
}

const readUsed = async (pid: string): Promise<Used | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Its own time, and that of its children that have ended.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), ticks };
};

/** Seconds of a processor that these processes and all below them have used until now. */
export const cpuSecondsOf = async (roots: readonly number[]): Promise<number> => {
  const used = new Map<number, Used>();
  for (const name of await readdir('/proc')) {
    const found = /^\d+$/.test(name) ? await readUsed(name) : undefined;
    if (found) used.set(Number(name), found);
  }
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at; at = used.get(at)?.parent) if (roots.includes(at)) return true;
    return false;
  };
  let ticks = 0;
  for (const [pid, one] of used) if (isBelow(pid)) ticks += one.ticks;
  return ticks / ticksPerSecond;
};
