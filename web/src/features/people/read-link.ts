import { paths, routeOf } from '../../platform/router/index.ts';

/** The page that a scanned text leads to; undefined when it is not a link of a person, a group or a computer of this host. */
export function readLink(text: string, origin: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.origin !== origin) return undefined;
  const route = routeOf(url.pathname);
  if (route.page === 'linkDevice') return paths.linkDevice() + url.hash;
  if (route.page === 'personLink') return paths.personLink(route.code);
  return route.page === 'groupLink' ? paths.groupLink(route.code) : undefined;
}
