import { startHouse, type House } from '../house/start-house.ts';
import {
  MediaRefusal,
  type WorkerAsk,
  type WorkerCallName,
  type WorkerCalls,
  type WorkerSay,
} from './calls.ts';

type Answers = {
  [Name in WorkerCallName]: (
    input: WorkerCalls[Name]['input'],
  ) => WorkerCalls[Name]['output'] | Promise<WorkerCalls[Name]['output']>;
};

const maxErrors = 50;

/** Answers what the process that has started this one asks, and ends together with it. */
export function answerCalls(): void {
  const say = (said: WorkerSay) => process.send?.(said, undefined, undefined, () => undefined);
  let started: House | undefined;
  const house = () => {
    if (!started) throw new MediaRefusal('failed', 'the worker has not been started');
    return started;
  };

  const answers: Answers = {
    start: async (options) => {
      started = await startHouse(options, (event) => say({ event }));
      return { signalPort: started.signalPort, udpPort: started.udpPort };
    },
    openRoom: (room) => house().openRoom(room),
    setRole: ({ roomId, identity, role }) => house().setRole(roomId, identity, role),
    mute: ({ roomId, ...what }) => house().mute(roomId, what),
    remove: ({ roomId, identity }) => house().remove(roomId, identity),
    participants: ({ roomId }) => house().participants(roomId),
    closeRoom: ({ roomId }) => house().closeRoom(roomId),
    startRecording: ({ roomId, folder }) => house().startRecording(roomId, folder),
    stopRecording: ({ recordingId }) => house().stopRecording(recordingId),
    health: () => house().health(),
  };

  process.on('message', ({ id, call, input }: WorkerAsk) => {
    const answer = answers[call] as (input: unknown) => unknown;
    Promise.resolve()
      .then(() => answer(input))
      .then((output) => say({ id, output }))
      .catch((error: unknown) => say({ id, refusal: presentRefusal(error) }));
  });
  // One thing that goes wrong with one person must not end the calls of all; one that goes on and on does.
  let errors = 0;
  process.on('uncaughtException', (error) => {
    console.error('media: an error that nobody has caught', error);
    errors += 1;
    if (errors > maxErrors) process.exit(1);
  });
  process.on('disconnect', () => {
    void Promise.resolve(started?.close()).finally(() => process.exit(0));
  });
  // Ctrl-C in a terminal reaches every process: the one that has started this one decides when it ends.
  process.on('SIGINT', () => undefined);
}

function presentRefusal(error: unknown) {
  if (error instanceof MediaRefusal) return { code: error.code, message: error.message };
  return { code: 'failed' as const, message: error instanceof Error ? error.message : String(error) };
}
