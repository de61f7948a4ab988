import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { navigate, useLocationProperty } from 'wouter/use-browser-location';
import { routeOf, type Route } from './paths.ts';

export { paths, routeOf, type Route } from './paths.ts';
export { Link } from 'wouter';

/** What we leave in the history, to know that the page before is ours. */
const ours = { maru: true };

const isOurs = (state: unknown): boolean => typeof state === 'object' && state !== null && 'maru' in state;

/** Goes to a path; `replace` leaves no trace in the history. */
export const go = (path: string, options: { replace?: boolean } = {}): void =>
  navigate(path, { ...options, state: options.replace ? window.history.state : ours });

/** Goes back, or to a path when there is nothing of ours to go back to. */
export const goBack = (otherwise: string): void => {
  if (isOurs(window.history.state)) window.history.back();
  else go(otherwise, { replace: true });
};

/** Where we are. */
export const useRoute = (): Route => {
  const [path] = useLocation();
  return useMemo(() => routeOf(path), [path]);
};

/** The message of a room that the address asks for. */
export const useAskedSeq = (): number | undefined => {
  const seq = Number(new URLSearchParams(useSearch()).get('at'));
  return Number.isSafeInteger(seq) && seq > 0 ? seq : undefined;
};

const hashHere = (): string => decodeURIComponent(window.location.hash.slice(1));

/** What the address asks for after its `#`; empty where it asks for nothing. */
export const useHash = (): string => useLocationProperty(hashHere, () => '');
