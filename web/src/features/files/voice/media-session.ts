import { translate } from '../../../platform/i18n/index.ts';
import { nameOf, peopleStore } from '../../people/index.ts';
import type { Track } from './player-state.ts';

interface Controls {
  play: () => void;
  pause: () => void;
  seekBy: (seconds: number) => void;
  seekTo: (seconds: number) => void;
  next: () => void;
}

const step = 10;

const set = (action: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
  try {
    navigator.mediaSession.setActionHandler(action, handler);
  } catch {
    // Not every browser knows every action.
  }
};

/** Lets the lock screen and the keys of a headset steer what plays; null: nothing plays any more. */
export const showMediaSession = (track: Track | null, controls?: Controls): void => {
  if (!('mediaSession' in navigator)) return;
  const isVoice = track?.file.kind === 'voice';
  navigator.mediaSession.metadata = track
    ? new MediaMetadata({
        title: isVoice ? translate('voice.message') : track.file.name,
        artist: nameOf(peopleStore.getState(), track.author),
        album: 'Maru',
        artwork: [{ src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' }],
      })
    : null;
  set('play', controls ? () => controls.play() : null);
  set('pause', controls ? () => controls.pause() : null);
  set('seekbackward', controls ? (by) => controls.seekBy(-(by.seekOffset ?? step)) : null);
  set('seekforward', controls ? (by) => controls.seekBy(by.seekOffset ?? step) : null);
  set('seekto', controls ? ({ seekTime }) => controls.seekTo(seekTime ?? 0) : null);
  set('nexttrack', controls && isVoice ? () => controls.next() : null);
};

/** Tells the lock screen how far it has come. */
export const tellMediaPosition = (audio: HTMLAudioElement | undefined, duration: number): void => {
  if (!audio || !('mediaSession' in navigator) || !(duration > 0)) return;
  try {
    const position = Math.min(audio.currentTime, duration);
    navigator.mediaSession.setPositionState({ duration, position, playbackRate: audio.playbackRate });
  } catch {
    // A browser that takes no position still plays.
  }
};
