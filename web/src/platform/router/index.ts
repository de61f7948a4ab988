import { useMemo } from "react";
import { useLocation } from "wouter";
import { navigate } from "wouter/use-browser-location";
import { routeOf, type Route } from "./paths.ts";

export { paths, routeOf, type Route } from "./paths.ts";
export { Link } from "wouter";

/** Goes to a path; `replace` leaves no trace in the history. */
export const go = (path: string, options?: { replace?: boolean }): void => navigate(path, options);

/** Goes back, or to a path when there is nothing of ours to go back to. */
export const goBack = (otherwise: string): void => {
  if (window.history.length > 1) window.history.back();
  else go(otherwise, { replace: true });
};

/** Where we are. */
export const useRoute = (): Route => {
  const [path] = useLocation();
  return useMemo(() => routeOf(path), [path]);
};
