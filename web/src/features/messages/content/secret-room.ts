import type { Chat, ChatId } from '@maru/contract';
import type { ComponentType, ReactNode } from 'react';

/** What a feature shows in rooms that only their members can read. */
export interface SecretRoomParts {
  /** Before the first line. */
  readonly Opening: ComponentType<{ readonly chat: Chat }>;
  /** Around the field: shows it, or why nothing can be written any more. */
  readonly Foot: ComponentType<{ readonly chat: Chat; readonly children: ReactNode }>;
  /** In place of the report that quotes words: here the operators can read none by themselves. */
  readonly Report: ComponentType<{
    readonly chatId: ChatId;
    readonly seq: number;
    readonly onClose: () => void;
  }>;
}

let registered: SecretRoomParts | undefined;

/** Lets a feature bring what rooms have that only their members can read. Called once. */
export const registerSecretRoom = (parts: SecretRoomParts): void => {
  registered = parts;
};

/** What such rooms have; undefined in an app without them. */
export const secretRoomParts = (): SecretRoomParts | undefined => registered;
