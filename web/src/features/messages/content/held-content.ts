import type { Chat, ChatId, MessageContent, SendContent } from '@maru/contract';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the picture above the field is given. */
export interface HeldPreviewProps {
  readonly chat: Chat;
  readonly shown: MessageContent;
  readonly onDrop: () => void;
}

/** Something that is chosen and goes with the next message, with words or without. */
export interface HeldContent {
  content: SendContent;
  shown: MessageContent;
  Preview: ComponentType<HeldPreviewProps>;
}

type Held = Readonly<Record<ChatId, HeldContent | undefined>>;

const heldStore = createStore<Held>(() => ({}));

/** Holds something for the next message of a room; null lets it go. */
export const holdContent = (chatId: ChatId, held: HeldContent | null): void =>
  heldStore.setState({ [chatId]: held ?? undefined });

/** What goes with the next message of a room. */
export const findHeldContent = (chatId: ChatId): HeldContent | undefined => heldStore.getState()[chatId];

/** The same, for a screen. */
export const useHeldContent = (chatId: ChatId): HeldContent | undefined =>
  useStore(heldStore, (held) => held[chatId]);

/** Lets go of everything; the session has ended. */
export const forgetHeld = (): void => heldStore.setState({}, true);
