import { limits, type ChatId } from '@maru/contract';
import { translate } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';
import { findHeldContent, holdContent, messagesStore, replyTo } from '../../messages/index.ts';
import { isSecretChat } from '../sealed/is-secret-chat.ts';
import { sendFiles } from '../send-files.ts';
import { MicrophoneError } from './microphone.ts';
import { pausePlayer } from './player.ts';
import { recordingNow, setRecording, type Recorded } from './recording-state.ts';
import { startTape, type Tape } from './tape.ts';

const mostMs = limits.voiceMinutes * 60_000;
/** Nobody says anything in less. */
const leastMs = 700;
const none: readonly number[] = [];

let tape: Tape | undefined;
let end: ReturnType<typeof setTimeout> | undefined;

/** How loud each moment of what is being recorded was, from 0 to 1. */
export const levelsNow = (): readonly number[] => tape?.levels ?? none;

const heardAfterMs = 2_500;
const silence = 0.000_5;

/** Whether nothing at all has been heard, though it runs for a while: a microphone that is switched off. */
export const startedSilent = (ms: number): boolean =>
  ms > heardAfterMs && levelsNow().length > 0 && levelsNow().every((level) => level < silence);

const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

const letGo = (): void => {
  clearTimeout(end);
  tape = undefined;
  globalThis.removeEventListener?.('beforeunload', askBeforeLeaving);
  setRecording({ phase: 'idle' });
};

const sayWhyNot = (error: unknown): void => {
  const why = error instanceof MicrophoneError ? error.why : 'failed';
  toast(translate(`voice.no.${why}`), { tone: 'danger' });
};

/** Keeps what was recorded when it ends without anybody having wished so. */
const endEarly = async (words: string): Promise<void> => {
  await stopRecording();
  toast(translate(words, { minutes: limits.voiceMinutes }));
};

/** Begins to record for a chat. One that is already there stays, and is locked. */
export const startRecording = async (chatId: ChatId, isLocked: boolean): Promise<void> => {
  if (recordingNow().phase !== 'idle') return lockRecording();
  pausePlayer();
  // What was held for the next message would hide the recorder.
  if (findHeldContent(chatId)) holdContent(chatId, null);
  setRecording({ phase: 'asking', chatId, isLocked });
  try {
    const made = await startTape(() => void endEarly('voice.lost'), isSecretChat(chatId));
    const now = recordingNow();
    // Given up while the browser was still asking.
    if (now.phase !== 'asking') return made.discard();
    tape = made;
    globalThis.addEventListener('beforeunload', askBeforeLeaving);
    end = setTimeout(() => void endEarly('voice.full'), mostMs);
    navigator.vibrate?.(12);
    setRecording({ phase: 'recording', chatId, isLocked: now.isLocked, startedAt: performance.now() });
  } catch (error) {
    letGo();
    sayWhyNot(error);
  }
};

/** Lets it go on without a finger on the button. */
export const lockRecording = (): void => {
  const now = recordingNow();
  if ((now.phase === 'asking' || now.phase === 'recording') && !now.isLocked) {
    navigator.vibrate?.(8);
    setRecording({ ...now, isLocked: true });
  }
};

/** Throws away what there is. */
export const dropRecording = (): void => {
  tape?.discard();
  letGo();
};

/** Stops, to listen to it before it goes. */
export const stopRecording = async (): Promise<Recorded | undefined> => {
  const now = recordingNow();
  if (now.phase === 'recorded') return now.recorded;
  const running = tape;
  if (now.phase !== 'recording' || !running) return undefined;
  clearTimeout(end);
  tape = undefined;
  const recorded = await running.stop();
  setRecording({ phase: 'recorded', chatId: now.chatId, recorded });
  return recorded;
};

/** Stops, if it still runs, and sends it to its chat. */
export const sendRecording = async (): Promise<void> => {
  const now = recordingNow();
  if (now.phase !== 'recording' && now.phase !== 'recorded') return;
  const { chatId } = now;
  const recorded = await stopRecording();
  if (!recorded) return;
  if (recorded.durationMs < leastMs || recorded.file.size === 0) {
    letGo();
    toast(translate('voice.short'));
    return;
  }
  const { file, durationMs, waveform } = recorded;
  const draft = messagesStore.getState().drafts[chatId];
  const replyToSeq = draft?.editSeq === null ? draft.replyToSeq : null;
  letGo();
  await sendFiles(chatId, { files: [file], as: 'voice', facts: [{ durationMs, waveform }], replyToSeq });
  if (replyToSeq !== null) replyTo(chatId, null);
};
