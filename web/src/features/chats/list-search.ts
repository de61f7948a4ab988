import type { ChatId } from '@maru/contract';
import { createElement, type ComponentType, type ReactNode, type RefObject } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What stands in place of the list while something is looked for. */
export interface ListSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What scrolls around it. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onOpen: (id: ChatId) => void;
}

const registered = createStore<{ readonly Search?: ComponentType<ListSearchProps> }>(() => ({}));

/** Lets a feature answer the search above the list; without one it looks at the names of chats alone. */
export const registerListSearch = (Search: ComponentType<ListSearchProps>): void =>
  registered.setState({ Search });

/** What answers the search above the list; `children` where nothing but the names of chats does. */
export function ListSearch({ children, ...props }: ListSearchProps & { readonly children: ReactNode }) {
  const { Search } = useStore(registered);
  return Search ? createElement(Search, props) : children;
}
