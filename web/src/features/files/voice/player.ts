import { openFileUrl } from '../file-address.ts';
import { localUrl } from '../local-urls.ts';
import { isHeard, markHeard } from './heard.ts';
import { showMediaSession, tellMediaPosition } from './media-session.ts';
import { nextUnheard } from './next-unheard.ts';
import { playerStore, silent, type Track } from './player-state.ts';
import { sourcesOf } from './sources-of.ts';
import { nextSpeed, speedNow } from './speed.ts';
import { linesAfter } from './lines-after.ts';
import { myId } from '../../../platform/session/index.ts';

let audio: HTMLAudioElement | undefined;
let sources: string[] = [];
/** Where to go as soon as the sound is there, in seconds. */
let wanted: number | undefined;
let tabs: BroadcastChannel | undefined;

const trackNow = (): Track | null => playerStore.getState().track;

const canPlay = (type: string): boolean => document.createElement('audio').canPlayType(type) !== '';

const lengthOf = ({ file }: Track): number =>
  file.durationMs !== undefined ? file.durationMs / 1_000 : finite(audio?.duration);

const finite = (number: number | undefined): number =>
  number !== undefined && Number.isFinite(number) ? number : 0;

/** Seconds that have been played of a track; 0 for any but the one in the player. */
export const playedSeconds = (fileId: string): number =>
  trackNow()?.file.id === fileId ? (wanted ?? audio?.currentTime ?? 0) : 0;

/** The length of what is in the player, in seconds; 0 while it is not known. */
export const trackSeconds = (): number => {
  const track = trackNow();
  return track ? lengthOf(track) : 0;
};

const loadNext = (): void => {
  const next = sources.shift();
  if (next === undefined || !audio) {
    playerStore.setState({ isPlaying: false, isWaiting: false, isBroken: true });
    return;
  }
  audio.src = next;
  audio.playbackRate = speedNow();
  begin(audio);
};

/** Plays what was sealed, as soon as it is open. */
const loadOpened = async (track: Track): Promise<void> => {
  const url = await openFileUrl(track.chatId, track.file, 'play').catch(() => undefined);
  // Somebody has chosen another meanwhile.
  if (trackNow() !== track) return;
  sources = url === undefined ? [] : [url];
  loadNext();
};

const begin = (player: HTMLAudioElement): void =>
  void player.play().catch((error: Error) => {
    // The browser wants a press first; anything else comes as an event.
    if (error.name === 'NotAllowedError') playerStore.setState({ isPlaying: false, isWaiting: false });
  });

const onEnded = async (): Promise<void> => {
  const track = trackNow();
  if (!track) return;
  playerStore.setState({ isPlaying: false, isWaiting: false });
  const isFollowed = track.file.kind === 'voice' && (await playNext());
  // Nothing more to hear: the bar goes, unless somebody has chosen something else.
  if (!isFollowed && trackNow() === track) closePlayer();
};

/** Goes on to the next voice message of the chat that was not heard yet; false where there is none. */
export const playNext = async (): Promise<boolean> => {
  const track = trackNow();
  if (track?.seq == null) return false;
  const lines = await linesAfter(track.chatId, track.seq).catch(() => []);
  // Somebody has chosen another in the meantime.
  if (trackNow() !== track) return true;
  const next = nextUnheard(lines, track.seq, { me: myId() ?? null, isHeard });
  const content = next?.body.content;
  if (!next || content?.type !== 'voice') return false;
  playTrack({ chatId: track.chatId, seq: next.seq, author: next.author, file: content.file });
  return true;
};

const open = (): HTMLAudioElement => {
  if (audio) return audio;
  audio = new Audio();
  audio.preload = 'auto';
  audio.addEventListener('playing', () => playerStore.setState({ isPlaying: true, isWaiting: false }));
  audio.addEventListener('loadstart', () => trackNow() && playerStore.setState({ isWaiting: true }));
  audio.addEventListener('waiting', () => playerStore.setState({ isWaiting: true }));
  audio.addEventListener('pause', () => playerStore.setState({ isPlaying: false, isWaiting: false }));
  audio.addEventListener('ended', () => void onEnded());
  audio.addEventListener('error', () => trackNow() && loadNext());
  audio.addEventListener('loadedmetadata', () => {
    if (audio && wanted !== undefined) audio.currentTime = wanted;
    wanted = undefined;
  });
  audio.addEventListener('timeupdate', () => tellMediaPosition(audio, trackSeconds()));
  // A film with its sound on is listened to alone.
  const hush = ({ target }: Event) => target instanceof HTMLVideoElement && !target.muted && pausePlayer();
  document.addEventListener('play', hush, true);
  // What sounds in one window falls silent in the others.
  tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('maru-sound');
  tabs?.addEventListener('message', () => pausePlayer());
  return audio;
};

/** Plays a track from its beginning, or from `at` seconds. */
export const playTrack = (track: Track, at?: number): void => {
  const player = open();
  sources = sourcesOf(track, { local: localUrl(track.file.id), canPlay });
  wanted = at;
  playerStore.setState({ track, isPlaying: false, isWaiting: true, isBroken: false });
  if (track.file.kind === 'voice') markHeard(track.file.id);
  player.pause();
  if (track.file.sealed && sources.length === 0) void loadOpened(track);
  else loadNext();
  tabs?.postMessage('playing');
  showMediaSession(track, {
    play: resumePlayer,
    pause: pausePlayer,
    seekBy,
    seekTo,
    next: () => void playNext(),
  });
};

/** Stops for now. */
export const pausePlayer = (): void => audio?.pause();

/** Goes on. */
export const resumePlayer = (): void => {
  if (!audio || !trackNow()) return;
  audio.playbackRate = speedNow();
  if (audio.ended) audio.currentTime = 0;
  tabs?.postMessage('playing');
  begin(audio);
};

/** Plays it, or stops for now where it plays already. */
export const togglePlayer = (track: Track): void => {
  const { track: now, isPlaying, isBroken } = playerStore.getState();
  if (now?.file.id !== track.file.id || isBroken) playTrack(track);
  else if (isPlaying) pausePlayer();
  else resumePlayer();
};

/** Goes to a second of a track, and plays from there. */
export const seekTrack = (track: Track, at: number): void => {
  if (trackNow()?.file.id === track.file.id) seekTo(at);
  else playTrack(track, at);
};

const seekTo = (at: number): void => {
  if (!audio) return;
  const to = Math.max(0, Math.min(at, trackSeconds() || at));
  // Before its length is known nothing can be gone to.
  if (audio.readyState === 0) wanted = to;
  else audio.currentTime = to;
};

const seekBy = (seconds: number): void => seekTo((audio?.currentTime ?? 0) + seconds);

/** Another speed, for this voice and those to come. */
export const changeSpeed = (): void => {
  const speed = nextSpeed();
  if (audio) audio.playbackRate = speed;
};

/** Stops and puts the player away. */
export const closePlayer = (): void => {
  playerStore.setState(silent, true);
  sources = [];
  wanted = undefined;
  audio?.pause();
  audio?.removeAttribute('src');
  audio?.load();
  showMediaSession(null);
};
