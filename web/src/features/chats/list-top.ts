import { createElement, type ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const registered = createStore<{ readonly Top?: ComponentType }>(() => ({}));

/** Lets a feature stand above the list of chats. */
export const registerListTop = (Top: ComponentType): void => registered.setState({ Top });

/** What stands above the list, where a feature has something to say. */
export function ListTop() {
  const { Top } = useStore(registered);
  return Top ? createElement(Top) : null;
}
