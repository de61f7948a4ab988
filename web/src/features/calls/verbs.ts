import type { CallIdentity, CallView } from './call-view.ts';
import type { CallCommands, VideoPlace } from './commands.ts';
import { loadCommands } from './load-commands.ts';

type Verb = {
  [Name in keyof CallCommands]: ReturnType<CallCommands[Name]> extends Promise<void> ? Name : never;
}[keyof CallCommands];

const verb = <Name extends Verb>(name: Name): CallCommands[Name] =>
  // Types cannot see that all of them give a promise of nothing.
  (async (...args: never[]) =>
    ((await loadCommands())[name] as (...args: never[]) => Promise<void>)(...args)) as CallCommands[Name];

const soon =
  <Args extends unknown[]>(act: (commands: CallCommands, ...args: Args) => void) =>
  (...args: Args): void =>
    void loadCommands().then(
      (commands) => act(commands, ...args),
      () => {},
    );

export const startCall = verb('startCall');
export const answer = verb('answer');
export const decline = verb('decline');
export const join = verb('join');
export const moveHere = verb('moveHere');
export const hangUp = verb('hangUp');
export const dismiss = soon((commands) => commands.dismiss());
export const callAgain = verb('callAgain');
export const setMuted = verb('setMuted');
export const setCamera = verb('setCamera');
export const flipCamera = verb('flipCamera');
export const shareScreen = verb('shareScreen');
export const chooseDevice = verb('chooseDevice');
export const setNoise = verb('setNoise');
export const setBlur = verb('setBlur');
export const raiseHand = verb('raiseHand');
export const react = verb('react');
export const ring = verb('ring');
export const goOnIn = verb('goOnIn');
export const removePerson = verb('removePerson');
export const mutePerson = verb('mutePerson');
export const muteAll = verb('muteAll');
export const record = verb('record');
export const agreeToRecording = verb('agreeToRecording');
export const answerKey = verb('answerKey');
export const setLayout = soon((commands, layout: CallView['layout']) => commands.setLayout(layout));
export const pin = soon((commands, identity: CallIdentity | undefined) => commands.pin(identity));
export const makeSmall = soon((commands, on: boolean) => commands.makeSmall(on));
export const lookForDevices = verb('lookForDevices');
export const openTest = verb('openTest');
export const testVoice = verb('testVoice');
export const testSpeaker = verb('testSpeaker');
export const closeTest = soon((commands) => commands.closeTest());

/** Shows a picture in an element until the returned function is called. */
export const attachVideo = (place: VideoPlace): (() => void) => {
  let detach: (() => void) | undefined;
  let isOver = false;
  loadCommands().then(
    (commands) => {
      if (!isOver) detach = commands.attachVideo(place);
    },
    () => {},
  );
  return () => {
    isOver = true;
    detach?.();
  };
};
