import type { ReactNode } from 'react';

/** What a list of things in the drawer takes. */
export interface DrawerListProps<One> {
  readonly title: string;
  /** Newest first, as far as it is loaded. */
  readonly list: readonly One[];
  readonly isReady: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Draws some of them as rows. */
  readonly rows: (some: readonly One[]) => ReactNode;
  /** Said where all were asked for and there are none. */
  readonly empty: { title: string; text: string };
  /** In the head of the sheet with all of them. */
  readonly actions?: ReactNode;
  /** Above all of them. */
  readonly note?: ReactNode;
}
