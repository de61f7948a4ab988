import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Running {
  pid: number;
  parent: number;
  command: string;
}

const readProcess = async (pid: string): Promise<Running[]> => {
  try {
    const command = (await readFile(join('/proc', pid, 'cmdline'), 'utf8')).replaceAll('\0', ' ');
    const stat = await readFile(join('/proc', pid, 'stat'), 'utf8');
    // The name of a program may hold anything; the parent is the second word after it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return [{ pid: Number(pid), parent, command }];
  } catch {
    return [];
  }
};

/** The processes that carry the calls of the host with this data folder; where the system lists processes as files. */
export const findWorkers = async (folder: string): Promise<number[]> => {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(readProcess))).flat();
  const hosts = all.filter(({ command }) => command.includes(`--data ${folder} `)).map(({ pid }) => pid);
  return all
    .filter(({ parent, command }) => hosts.includes(parent) && command.includes('media/dist/worker.js'))
    .map(({ pid }) => pid);
};
