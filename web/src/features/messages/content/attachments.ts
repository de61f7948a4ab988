import type { Ability, Chat } from '@maru/contract';
import type { ComponentType } from 'react';
import { offersHere } from '../../chats/index.ts';

/** What the sheet of an attachment is given. */
export interface AttachmentSheetProps {
  readonly chat: Chat;
  readonly onClose: () => void;
}

/** Something the + beside the field offers. */
export interface Attachment {
  id: string;
  /** Lower ones come first. */
  order: number;
  /** The key of its word. */
  label: string;
  Icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  /** Not every kind of room offers it; left out, all of them do. */
  ability?: Ability;
  /** May be left out: then it is there in every room. */
  isOffered?: (chat: Chat, who: { guest: boolean }) => boolean;
  /** Runs inside the press itself, so that a file chooser may open. Give this or `Sheet`. */
  run?: (chat: Chat) => void;
  /** Also stands by itself in the lower row of wide windows. */
  isQuick?: boolean;
  /** Also stands in the menu of the button that sends: another way of sending what is written. */
  isWayOfSending?: boolean;
  /** Opens over the room. */
  Sheet?: ComponentType<AttachmentSheetProps>;
}

const attachments = new Map<string, Attachment>();

/** Lets a feature offer something beside the field. Called once, where the feature's screens are put together. */
export const registerAttachment = (attachment: Attachment): void =>
  void attachments.set(attachment.id, attachment);

/** What is offered in this room, in its order. */
export const listAttachments = (chat: Chat, who: { guest: boolean }): Attachment[] =>
  [...attachments.values()]
    .filter((one) => offersHere(chat, one.ability) && (one.isOffered?.(chat, who) ?? true))
    .sort((one, other) => one.order - other.order);

/** What other rooms offer and this kind of room does not, in its order. */
export const listMissingAttachments = (chat: Chat, who: { guest: boolean }): Attachment[] =>
  [...attachments.values()]
    .filter((one) => !offersHere(chat, one.ability) && (one.isOffered?.(chat, who) ?? true))
    .sort((one, other) => one.order - other.order);
