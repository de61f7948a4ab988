import type { MouseEvent, ReactNode } from 'react';

/** One of the places of the app. */
export interface NavItem<T extends string = string> {
  readonly id: T;
  readonly label: string;
  readonly icon: ReactNode;
  readonly href: string;
  readonly badge?: number | undefined;
  /** The badge in words, such as "12 unread". */
  readonly badgeLabel?: string | undefined;
}

/** What both navigation bars take. */
export interface NavProps<T extends string> {
  /** Read out as the name of the navigation. */
  readonly label: string;
  readonly items: readonly NavItem<T>[];
  readonly activeId: T | undefined;
  /** Also called for the place that is already open, which then scrolls to its top. */
  readonly onSelect: (id: T) => void;
}

/** The attributes of a place's link: a plain press is ours, opening in another tab is the browser's. */
export function navLink<T extends string>(item: NavItem<T>, isActive: boolean, onSelect: (id: T) => void) {
  return {
    href: item.href,
    draggable: false,
    ...(isActive ? { 'aria-current': 'page' as const } : {}),
    onClick(event: MouseEvent) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      onSelect(item.id);
    },
  };
}
