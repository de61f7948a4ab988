import { limits } from '@maru/contract';
import type { CallIdentity, LineQuality } from '../call-view.ts';
import { startMeter } from '../devices/level-meter.ts';
import { holdWakeLock } from '../devices/wake-lock.ts';
import { levelsStore } from '../state.ts';
import { leaveOnTheWay, type OneCall } from './call-parts.ts';
import { listenToPeople } from './listen-to-people.ts';

/** What a call that goes on has done for it. */
export interface Tending {
  one(): OneCall | undefined;
  me(): CallIdentity | undefined;
  others(): readonly CallIdentity[];
  microphone(): MediaStreamTrack | undefined;
  receivers(identity: CallIdentity): readonly RTCRtpReceiver[];
  beat(): void;
  /** Once a second. */
  watch(): void;
  heal(): void;
  speaking(identity: CallIdentity, isSpeaking: boolean): void;
  line(identity: CallIdentity, quality: LineQuality): void;
}

const everySecond = 1_000;

/** How loud the microphone is that is open at the moment. */
const meterOf = (microphone: Tending['microphone']) => {
  let meter: { track: MediaStreamTrack; level(): number; stop(): void } | undefined;
  const stop = (): void => {
    meter?.stop();
    meter = undefined;
  };
  return {
    level(): number {
      const track = microphone();
      if (meter && meter.track !== track) stop();
      if (track) meter ??= { track, ...startMeter(track) };
      return meter?.level() ?? 0;
    },
    stop,
  };
};

/** Looks after a call until the returned function is called: beats, the network, the screen, and who speaks. */
export const tendCall = (tending: Tending): (() => void) => {
  const meter = meterOf(tending.microphone);
  const listeners = new AbortController();
  const { signal } = listeners;
  const leave = (): void => {
    const one = tending.one();
    if (one) leaveOnTheWay(one);
  };
  window.addEventListener('pagehide', leave, { signal });
  window.addEventListener('online', () => tending.heal(), { signal });
  const network = (navigator as { connection?: EventTarget }).connection;
  network?.addEventListener('change', () => tending.heal(), { signal });
  const timers = [
    setInterval(() => tending.beat(), limits.calls.beatSeconds * everySecond),
    setInterval(() => tending.watch(), everySecond),
  ];
  const stopListening = listenToPeople({
    receivers: () => new Map(tending.others().map((name) => [name, tending.receivers(name)])),
    levels: (levels) => levelsStore.setState(levels, true),
    speaking: (identity, isSpeaking) => tending.speaking(identity, isSpeaking),
    line: (identity, quality) => tending.line(identity, quality),
    mine() {
      const identity = tending.me();
      return identity === undefined ? undefined : { identity, level: meter.level() };
    },
  });
  const letScreenSleep = holdWakeLock();
  return () => {
    listeners.abort();
    for (const timer of timers) clearInterval(timer);
    stopListening();
    letScreenSleep();
    meter.stop();
    levelsStore.setState({}, true);
  };
};
