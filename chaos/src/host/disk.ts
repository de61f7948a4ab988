import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Where the database lies: a small disk of its own that can be filled, or, where that cannot be made, just a folder. */
export interface Disk {
  folder: string;
  /** True where it can be filled without filling anything else. */
  isOwn: boolean;
  /** Leaves not one byte. */
  fill(): void;
  empty(): void;
  remove(): void;
}

const imageBytes = 3 * 2 ** 30;

const runs = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** A file with a file system in it, mounted over a loop device: needs root, and a kernel that lets it. */
const mountImage = (image: string, folder: string): boolean => {
  if (process.getuid?.() !== 0) return false;
  closeSync(openSync(image, 'w'));
  truncateSync(image, imageBytes);
  return runs('mkfs.ext4', '-q', '-m', '0', '-F', image) && runs('mount', '-o', 'loop', image, folder);
};

/** Makes the disk of a host's database. */
export const makeDisk = (folder: string): Disk => {
  const mount = join(folder, 'disk');
  const image = join(folder, 'disk.image');
  mkdirSync(mount, { recursive: true });
  const isOwn = mountImage(image, mount);
  if (!isOwn) rmSync(image, { force: true });
  const ballast = join(mount, 'ballast');
  return {
    folder: mount,
    isOwn,
    fill() {
      const { bavail, bsize } = statfsSync(mount);
      runs('fallocate', '-l', String(Math.max(bsize, (bavail - 8) * bsize)), ballast);
      const file = openSync(ballast, 'a');
      try {
        for (const block = Buffer.alloc(4_096, 1); ;) writeSync(file, block);
      } catch {
        // Full.
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      if (isOwn) execFileSync('umount', ['-l', mount], { stdio: 'ignore' });
    },
  };
};
