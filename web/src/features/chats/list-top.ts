import { createElement, type ComponentType } from 'react';

let registered: ComponentType | undefined;

/** Lets a feature stand above the list of chats. */
export const registerListTop = (ListTop: ComponentType): void => {
  registered = ListTop;
};

/** What stands above the list, where a feature has something to say. */
export function ListTop() {
  return registered ? createElement(registered) : null;
}
