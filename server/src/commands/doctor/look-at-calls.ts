import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { RoomServiceClient } from 'livekit-server-sdk';
import { attempt, bad, ok, warning, type Finding, type Look } from './finding.ts';

/** A question that every relay answers without asking who one is (STUN's binding request). */
const bindingRequest = (): Buffer => Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);

/** Where a relay is: `turn:host:port?transport=udp`. Pure. */
export const readRelay = (url: string): { host: string; port: number; overUdp: boolean } => {
  const [, secure, host, port, transport] =
    /^turn(s?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?(?:\?transport=(\w+))?$/.exec(url) ?? [];
  return {
    host: (host ?? '').replace(/^\[|\]$/g, ''),
    port: Number(port ?? (secure ? 5349 : 3478)),
    overUdp: !secure && transport !== 'tcp',
  };
};

const askByUdp = (host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const again = setInterval(() => socket.send(bindingRequest(), port, host), 500);
    const end = (error?: Error) => {
      clearInterval(again);
      clearTimeout(patience);
      socket.close();
      if (error) fail(error);
      else done();
    };
    const patience = setTimeout(() => end(new Error('it does not answer over UDP')), 2_000);
    socket.once('message', () => end());
    socket.once('error', end);
    socket.send(bindingRequest(), port, host);
  });

const askByTcp = (host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = connect({ host, port, timeout: 3_000 }, () => {
      socket.destroy();
      done();
    });
    socket.once('timeout', () => socket.destroy(new Error('it does not answer over TCP')));
    socket.once('error', fail);
  });

const lookAtRelay = async (url: string): Promise<Finding[]> => {
  const { host, port, overUdp } = readRelay(url);
  await (overUdp ? askByUdp(host, port) : askByTcp(host, port));
  return [ok('calls.relay', `The relay ${host}:${port} answers.`)];
};

const lookAtLivekit: Look = async ({ config }) => {
  const { livekitUrl, livekitApiKey, livekitApiSecret } = config;
  if (!livekitUrl) return [];
  const rooms = new RoomServiceClient(livekitUrl.replace(/^ws/, 'http'), livekitApiKey, livekitApiSecret);
  await rooms.listRooms();
  return [ok('calls.livekit', 'LiveKit answers and knows our key.')];
};

/** Is a UDP port free, or taken by a Maru that runs? */
export const lookAtPort = (port: number, isRunning: boolean): Promise<Finding[]> =>
  new Promise((done) => {
    const socket = createSocket('udp4');
    socket.once('error', () =>
      done(
        isRunning
          ? [ok('calls.port', `UDP port ${port} is in use, as it is while there are calls.`)]
          : [
              bad(
                'calls.port',
                `Another program has UDP port ${port}.`,
                'End it, or name another port with MEDIA_PORT.',
              ),
            ],
      ),
    );
    socket.bind(port, () => {
      socket.close();
      done([ok('calls.port', `UDP port ${port} is there for calls; the firewall has to let it through.`)]);
    });
  });

/** Looks at what carries calls. */
export const lookAtCalls: Look = async (patient) => {
  const { config, processes } = patient;
  const relays = config.turnUrl.map((url) =>
    attempt('calls.relay', 'Start coturn; check TURN_URL, and that the firewall lets it through.', () =>
      lookAtRelay(url),
    ),
  );
  const livekit = attempt('calls.livekit', 'Check LIVEKIT_URL and its key and secret.', () =>
    lookAtLivekit(patient),
  );
  const found = (await Promise.all([...relays, livekit])).flat();
  if (config.media === 'off' || config.livekitUrl) return found;
  const port = config.mediaPort ?? config.port + 1;
  const behindNat = config.publicUrl?.startsWith('https:') && config.mediaAddress.length === 0;
  return [
    ...found,
    ...(port === 0 ? [] : await lookAtPort(port, processes.length > 0)),
    ...(behindNat
      ? [
          warning(
            'calls.address',
            'MEDIA_ADDRESS is not set: browsers are told the addresses of this machine itself.',
            'Set it where this machine is behind NAT or in a container; else this is as it should be.',
          ),
        ]
      : []),
  ];
};
