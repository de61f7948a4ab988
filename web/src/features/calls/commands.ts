import type { AccountId, ChatId } from '@maru/contract';
import type { CallId, CallIdentity, CallKind, CallView, VideoSource } from './call-view.ts';

/** Whom a group's call rings at; a call between two always rings. */
export interface StartOptions {
  ring?: readonly AccountId[] | 'all';
}

/** Where a picture is shown. */
export interface VideoPlace {
  identity: CallIdentity;
  source: VideoSource;
  element: HTMLVideoElement;
}

/**
 * Everything that can be done about a call. What goes wrong with devices, keys or the line shows as `trouble` of the call and
 * does not throw; a refusal of the host that ends nothing (not allowed to remove somebody) throws a RefusalError.
 */
export interface CallCommands {
  /** Begins a call. Where one goes on in this chat already, joins it. */
  startCall(chatId: ChatId, kind: CallKind, options?: StartOptions): Promise<void>;
  /** Takes a call that rings here. */
  answer(callId: CallId, kind: CallKind): Promise<void>;
  /** Says no to it, on all my devices; a quick reply is sent as a message. */
  decline(callId: CallId, quickReply?: string): Promise<void>;
  /** Joins a call that goes on in a chat. */
  join(chatId: ChatId, callId: CallId, kind?: CallKind): Promise<void>;
  /** Brings a call that goes on at another device or tab of mine over here. */
  moveHere(chatId: ChatId, callId: CallId): Promise<void>;
  /** Leaves. Between two this ends the call; before it is answered it takes it back. */
  hangUp(): Promise<void>;
  /** Takes the screen of a call that has ended away. */
  dismiss(): void;
  /** After `failed` or `noAnswer`: the same call once more. */
  callAgain(): Promise<void>;

  setMuted(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  flipCamera(): Promise<void>;
  shareScreen(on: boolean): Promise<void>;
  chooseDevice(kind: 'microphone' | 'camera' | 'speaker', id: string): Promise<void>;
  setNoise(on: boolean): Promise<void>;
  setBlur(on: boolean): Promise<void>;

  raiseHand(on: boolean): Promise<void>;
  react(emoji: string): Promise<void>;
  ring(accountIds: readonly AccountId[]): Promise<void>;
  /** Between two: goes on as the call of a group in which both are, and rings these of it. */
  goOnIn(chatId: ChatId, accountIds: readonly AccountId[]): Promise<void>;
  removePerson(accountId: AccountId): Promise<void>;
  mutePerson(accountId: AccountId): Promise<void>;
  muteAll(): Promise<void>;
  record(on: boolean): Promise<void>;
  /** What this person says to being recorded; no means leaving the call. */
  agreeToRecording(yes: boolean): Promise<void>;
  /**
   * What this person says to a key that has changed: it is theirs, it was accepted elsewhere, talk without them, ask about
   * those who were left out once more, or end the call.
   */
  answerKey(answer: 'accept' | 'lookAgain' | 'leaveOut' | 'askAgain' | 'hangUp'): Promise<void>;

  setLayout(layout: CallView['layout']): void;
  pin(identity: CallIdentity | undefined): void;
  makeSmall(on: boolean): void;
  /** Shows a picture in an element until the returned function is called. */
  attachVideo(place: VideoPlace): () => void;

  /** Fills the lists of devices, outside of a call; names of devices come with the permission. */
  lookForDevices(): Promise<void>;
  /** Opens microphone and camera to try them; `test` of the state and the level `test` tell how it goes. */
  openTest(what?: { camera: boolean }): Promise<void>;
  /** Records a few seconds and plays them back. */
  testVoice(): Promise<void>;
  /** Plays a sound through the chosen speaker. */
  testSpeaker(): Promise<void>;
  closeTest(): void;
}
