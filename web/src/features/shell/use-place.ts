import { useState } from 'react';
import { useAskedSeq, useRoute, type Route } from '../../platform/router/index.ts';

/** Where we are, with what a profile that is open lies over. */
export interface Place {
  readonly route: Route;
  /** The message of the room that the address asked for. */
  readonly askedSeq: number | undefined;
  /** Whose profile lies over it. */
  readonly personId: string | undefined;
}

/** A profile is opened from many places and covers them; this remembers what is below. */
export function usePlace(): Place {
  const route = useRoute();
  const askedSeq = useAskedSeq();
  const [below, setBelow] = useState<Omit<Place, 'personId'>>({
    route: { page: 'friends' },
    askedSeq: undefined,
  });
  const personId = route.page === 'friends' ? route.personId : undefined;
  if (personId !== undefined) return { ...below, personId };
  if (below.route !== route || below.askedSeq !== askedSeq) setBelow({ route, askedSeq });
  return { route, askedSeq, personId };
}
