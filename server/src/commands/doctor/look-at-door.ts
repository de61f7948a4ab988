import { WebSocket } from 'ws';
import { attempt, bad, ok, warning, wordsOf, type Finding, type Look } from './finding.ts';

/** Does a socket get through to the gateway? It says a hello that nobody can mean, and has to hear why not. */
const askSocket = (url: string): Promise<string> =>
  new Promise((done, fail) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/gateway`, { handshakeTimeout: 5_000 });
    socket.once('open', () => socket.send('{"hello":{"doctor":true}}'));
    socket.once('message', (data: Buffer) => {
      done(data.toString());
      socket.terminate();
    });
    socket.once('error', fail);
    socket.once('close', (code) => fail(new Error(`closed with ${code}`)));
  });

const lookAtSocket = async (url: string): Promise<Finding[]> => {
  const answer = await askSocket(url);
  return [
    answer.includes('"refusal"')
      ? ok('door.socket', 'WebSockets get through to the gateway.')
      : bad(
          'door.socket',
          'Something else than Maru answers on /gateway.',
          'Let the proxy pass /gateway on to a gateway of Maru.',
        ),
  ];
};

const lookAtPages = async (url: string, signal: AbortSignal): Promise<Finding[]> => {
  const [health, ready, metrics] = await Promise.all(
    ['/healthz', '/readyz', '/metrics'].map((path) => fetch(url + path, { signal, redirect: 'manual' })),
  );
  const found: Finding[] = [];
  const said = (await health!.json().catch(() => undefined)) as { ok?: boolean } | undefined;
  if (health!.status !== 200 || said?.ok !== true)
    return [
      bad(
        'door.address',
        `Something else than Maru answers at ${url} (${health!.status}).`,
        'Let PUBLIC_URL and the proxy lead to a gateway of Maru.',
      ),
    ];
  found.push(ok('door.address', `Maru answers at ${url}.`));
  if (ready!.status !== 200)
    found.push(bad('door.ready', 'It answers that it cannot work (/readyz).', 'Look at the database.'));
  const isHere = /\/\/(localhost|127\.|\[::1\])/.test(url);
  if (metrics!.status === 200 && !isHere && (await metrics!.text()).includes('maru_'))
    found.push(
      warning(
        'door.metrics',
        'Whoever asks here can read the figures (/metrics).',
        'Let the proxy answer /metrics with 404, or set METRICS=off, unless you mean it.',
      ),
    );
  return found;
};

/** What to do where nobody answers, by how that shows. Pure. */
export const mendDoor = (publicUrl: string | undefined, words: string): string => {
  if (publicUrl === undefined) return 'Name the port with --port, or PUBLIC_URL.';
  const { host } = new URL(publicUrl);
  if (/CERT_HAS_EXPIRED/.test(words))
    return `The certificate of ${host} has run out: renew it where the proxy has it, and look why that did not happen by itself.`;
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(VERIFY|GET)/.test(words))
    return `Give the proxy a certificate that browsers trust and that is for ${host}.`;
  if (/ENOTFOUND|EAI_AGAIN/.test(words))
    return `Let the DNS name an address for ${host}, or correct PUBLIC_URL.`;
  if (/ECONNREFUSED/.test(words)) return `Start the proxy of ${host}, and let it listen there.`;
  if (/ETIMEDOUT|UND_ERR_CONNECT|8 seconds/.test(words))
    return `Nothing comes back from ${host}: look at the firewall, at the address that DNS gives, and whether this machine may reach it from inside (hairpin NAT).`;
  return `Let ${publicUrl} lead to a gateway: DNS, firewall, certificate, proxy.`;
};

/** Looks at the door that people come in by, through whatever stands in front of it. */
export const lookAtDoor: Look = async ({ config, db, processes }) => {
  const url = config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  const isRunning = processes.some(({ roles }) => roles.includes('gateway'));
  if (db && !isRunning && !config.publicUrl)
    return [warning('door.address', 'No gateway of this host runs.', 'Start it: npm start.')];
  const mend = (error: unknown): string => mendDoor(config.publicUrl, wordsOf(error));
  const pages = await attempt('door.address', mend, (signal) =>
    lookAtPages(url, signal).catch((error: unknown) => {
      throw new Error(wordsOf((error as Error).cause ?? error));
    }),
  );
  if (pages.some(({ check, state }) => check === 'door.address' && state === 'bad')) return pages;
  const socket = await attempt(
    'door.socket',
    'Let the proxy pass WebSockets on (nginx: proxy_http_version 1.1, Upgrade and Connection headers).',
    () => lookAtSocket(url),
  );
  return [...pages, ...socket];
};
