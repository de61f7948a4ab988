import type { Ability, Chat } from '@maru/contract';
import { createElement, type ComponentType, type ReactNode } from 'react';
import { offersHere } from '../../chats/index.ts';

/** What a part that stands in every room is given. */
export interface RoomPartProps {
  readonly chat: Chat;
}

const layers = new Map<string, ComponentType<RoomPartProps>>();
let emptyFieldButton: ComponentType<RoomPartProps> | undefined;

/** Lets a feature stand over every room that is open: what catches files that are dropped, what shows a photo large. */
export const registerRoomLayer = (id: string, Layer: ComponentType<RoomPartProps>): void =>
  void layers.set(id, Layer);

/** What stands over every room. */
export const listRoomLayers = (): [string, ComponentType<RoomPartProps>][] => [...layers];

/** Lets a feature put a button where a phone has "send", while there is nothing to send. */
export const registerEmptyFieldButton = (Button: ComponentType<RoomPartProps>): void => {
  emptyFieldButton = Button;
};

/** What stands where "send" is while the field is empty; null: "send" itself. */
export const drawEmptyFieldButton = (chat: Chat): ReactNode =>
  emptyFieldButton ? createElement(emptyFieldButton, { chat }) : null;

/** A button that a feature has in the header of a room. */
export interface RoomAction {
  id: string;
  /** Lower ones stand further to the left; the drawer stands last. */
  order: number;
  Action: ComponentType<RoomPartProps>;
}

const actions = new Map<string, RoomAction>();

/** Lets a feature put a button into the header of every room. */
export const registerRoomAction = (action: RoomAction): void => void actions.set(action.id, action);

/** The buttons, from left to right. */
export const listRoomActions = (): RoomAction[] =>
  [...actions.values()].sort((one, other) => one.order - other.order);

/** A bar that a feature shows above the messages of a room. */
export interface RoomBar {
  id: string;
  /** Lower ones stand higher; a notice has 10. */
  order: number;
  /** Floats over the beginning of the messages, below the bars that push them down. */
  isFloating?: boolean;
  /** Not every kind of room offers what it shows. */
  ability?: Ability;
  Bar: ComponentType<RoomPartProps>;
}

const bars = new Map<string, RoomBar>();

/** Lets a feature show a bar above the messages of a room. Called once, where the feature's screens are put together. */
export const registerRoomBar = (bar: RoomBar): void => void bars.set(bar.id, bar);

/** The bars of a room, from top to bottom. */
export const listRoomBars = (chat: Chat): RoomBar[] =>
  [...bars.values()]
    .filter(({ ability }) => offersHere(chat, ability))
    .sort((one, other) => one.order - other.order);
