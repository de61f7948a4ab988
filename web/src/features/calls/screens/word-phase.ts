import type { CallView } from '../call-view.ts';

/** The key of the words for how a call stands. */
export const wordPhase = ({ phase, direction, kind, endedWhy }: CallView): string => {
  switch (phase) {
    case 'asking':
      return kind === 'video' ? 'calls.phase.askingBoth' : 'calls.phase.asking';
    case 'calling':
      return 'calls.phase.calling';
    case 'ringing':
      return 'calls.phase.ringing';
    case 'incoming':
      return kind === 'video' ? 'calls.incoming.video' : 'calls.incoming.voice';
    case 'connecting':
      return direction === 'join' ? 'calls.phase.joining' : 'calls.phase.connecting';
    case 'connected':
      return 'calls.phase.connected';
    case 'reconnecting':
      return 'calls.phase.reconnecting';
    case 'ended':
      return `calls.ended.${endedWhy ?? 'ended'}`;
  }
};
