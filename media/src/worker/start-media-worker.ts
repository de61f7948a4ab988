import { fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  MediaRefusal,
  type MediaWorker,
  type MediaWorkerEvents,
  type MediaWorkerOptions,
  type WorkerAsk,
  type WorkerCallName,
  type WorkerCalls,
  type WorkerSay,
} from './calls.ts';

type Waiting = { resolve: (output: unknown) => void; reject: (error: Error) => void };

const closeWithinMs = 2_000;

/** Starts a worker as a process of its own, so that what goes wrong with media never takes the chat with it. */
export async function startMediaWorker(options: MediaWorkerOptions): Promise<MediaWorker> {
  const fromSource = import.meta.url.endsWith('.ts');
  const program = fileURLToPath(new URL(fromSource ? '../worker.ts' : '../worker.js', import.meta.url));
  const child = fork(program, [], {
    execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const emitter = new EventEmitter<MediaWorkerEvents>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone = false;

  child.on('message', (said: WorkerSay) => {
    if ('event' in said) {
      emitter.emit('event', said.event);
      return;
    }
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if ('refusal' in said) one?.reject(new MediaRefusal(said.refusal.code, said.refusal.message));
    else one?.resolve(said.output);
  });
  const end = (code: number | null, signal: string | null) => {
    if (gone) return;
    gone = true;
    for (const { reject } of waiting.values())
      reject(new MediaRefusal('failed', 'the media worker has ended'));
    waiting.clear();
    emitter.emit('exit', code, signal);
  };
  child.on('exit', end);
  child.on('error', () => end(null, null));

  const ask = <Name extends WorkerCallName>(call: Name, input: WorkerCalls[Name]['input']) =>
    new Promise<WorkerCalls[Name]['output']>((resolve, reject) => {
      if (gone) return reject(new MediaRefusal('failed', 'the media worker has ended'));
      const id = ++lastId;
      waiting.set(id, { resolve: resolve as (output: unknown) => void, reject });
      const question: WorkerAsk = { id, call, input };
      child.send(question, (error) => error && end(null, null));
    });

  const { signalPort, udpPort } = await ask('start', options).catch(async (error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });

  return {
    signalPort,
    udpPort,
    pid: child.pid!,
    openRoom: (room) => ask('openRoom', room),
    setRole: (roomId, identity, role) => ask('setRole', { roomId, identity, role }),
    mute: (roomId, ...[identity, source, muted]) => ask('mute', { roomId, identity, source, muted }),
    remove: (roomId, identity) => ask('remove', { roomId, identity }),
    participants: (roomId) => ask('participants', { roomId }),
    closeRoom: (roomId) => ask('closeRoom', { roomId }),
    startRecording: (roomId, { folder }) => ask('startRecording', { roomId, folder }),
    stopRecording: (recordingId) => ask('stopRecording', { recordingId }),
    health: () => ask('health', undefined),
    on: (name, hear) => void emitter.on(name, hear as never),
    off: (name, hear) => void emitter.off(name, hear as never),
    close: async () => {
      if (gone) return;
      const exited = once(child, 'exit');
      child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
      await exited;
      clearTimeout(late);
    },
  };
}
