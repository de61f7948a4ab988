import { useMemo } from 'react';
import type { Chat, DeviceId } from '@maru/contract';
import { displayName } from '../../people/index.ts';
import type { CallView, PersonView } from '../call-view.ts';

/** The other one of a call between two: as they are in it, or as the chat knows them while nobody has answered. */
export const useCallPerson = (call: CallView, chat: Chat | null | undefined): PersonView | undefined => {
  const [first] = call.people;
  const face = chat?.kind === 'direct' ? chat.faces[0] : undefined;
  return useMemo(() => {
    if (first || !face) return first;
    return {
      identity: `${face.id}:`,
      accountId: face.id,
      deviceId: '' as DeviceId,
      name: displayName(face),
      photo: face.photo,
      isGuest: face.guest,
      isSpeaking: false,
      isMuted: false,
      hasCamera: false,
      hasScreen: false,
      line: 'good',
      hand: false,
      trust: 'encrypted',
      isLeftOut: false,
    };
  }, [first, face]);
};
