import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, findProgram } from '@maru/testing';
import { cpuSecondsOf, rssOf } from '../../processes.ts';
import { openThrowaway } from '../../undertaker.ts';
import { xmppWorld, type Sizes } from '../world.ts';
import type { NotRun, Peer, RunAs } from './peer.ts';
import { giveTo, packageVersion, runAs, startPeer, stopPeer } from './programs.ts';

const configOf = (port: number, folder: string) => `
daemonize = false
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
plugin_paths = {}
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
network_backend = "epoll"
modules_enabled = { "roster", "saslauth", "disco", "smacks" }
modules_disabled = { "s2s", "tls", "offline", "http" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "internal_plain"
storage = "internal"
log = { error = "*console" }
VirtualHost "localhost"
Component "conference.localhost" "muc"
  muc_room_locking = false
  muc_room_default_presence_broadcast = { visitor = false, participant = false, moderator = false }
  muc_room_default_history_length = 0
  max_history_messages = 0
`;

/** Writes accounts and contacts as Prosody keeps them: one small file each. */
const writePeople = async (folder: string, { sessions }: Sizes, user: RunAs): Promise<void> => {
  const host = join(folder, 'data/localhost');
  for (const path of ['data', 'data/localhost', 'data/localhost/accounts', 'data/localhost/roster']) {
    await mkdir(join(folder, path), { recursive: true });
    await giveTo(user, [join(folder, path)]);
  }
  for (let person = 0; person <= sessions; person++) {
    const contacts = Array.from({ length: 10 }, (_, at) => (person + 131 * (at + 1)) % sessions);
    const roster = contacts
      .map(
        (one) =>
          `\t["p${one}@localhost"] = { ["subscription"] = "none"; ["groups"] = {}; ["name"] = "Person ${one}"; };\n`,
      )
      .join('');
    const files = {
      accounts: 'return { ["password"] = "secret"; };\n',
      roster: `return {\n${roster}\t[false] = { ["version"] = 1; };\n};\n`,
    };
    for (const [store, text] of Object.entries(files)) {
      const file = join(host, store, `p${person}.dat`);
      await writeFile(file, text);
      await giveTo(user, [file]);
    }
  }
};

/** Prosody as Debian has it, without an archive: it keeps nothing. */
export const openProsody = async (): Promise<Peer | NotRun> => {
  const version = packageVersion('prosody');
  const program = findProgram('prosody');
  if (!version || !program) return { name: 'prosody', why: 'the Debian package prosody is not installed' };
  const user = await runAs(['prosody']);
  const folder = await openThrowaway('prosody');
  await giveTo(user, [folder.path]);
  return {
    name: 'prosody',
    version: `prosody ${version}`,
    acknowledged: 'stream management <a/>: the server has taken it; nothing is on disk',
    kept: 'nothing',
    settings:
      'network_backend epoll, smacks, accounts and contacts in files, rooms without presence broadcast, TCP, no TLS',
    async prepare(sizes) {
      await writePeople(folder.path, sizes, user);
      return xmppWorld(sizes, false);
    },
    async start() {
      const port = await findFreePort();
      const file = join(folder.path, 'prosody.cfg.lua');
      await writeFile(file, configOf(port, folder.path));
      await giveTo(user, [file]);
      const child = await startPeer([program, '--config', file, '-F'], {
        port,
        user,
        cwd: folder.path,
        env: { PROSODY_CFGDIR: folder.path },
      });
      const pid = child.pid as number;
      return { port, rss: () => rssOf(pid), cpu: () => cpuSecondsOf([pid]), stop: () => stopPeer(child) };
    },
    remove: folder.remove,
  };
};
