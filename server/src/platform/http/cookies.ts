import type { IncomingMessage } from 'node:http';

/** The name of the session cookie. */
export const sessionCookie = 'maru_session';

/** The name of the cookie with the other half of a session's token, which a page sets only while its lock is open. */
export const halfCookie = 'maru_half';

/** The name of the cookie that tells a browser again which was signed in before; it lets nobody in by itself. */
export const browserCookie = 'maru_browser';

/**
 * How a cookie is called. Over HTTPS browsers take one with this prefix from this very host alone, never from another
 * name of its domain, and send it back to nobody else.
 */
export const cookieNameOf = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

/** A cookie is what somebody wrote into a header: letters that stand for none are no cookie. */
const decode = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

const findCookie = (request: IncomingMessage, name: string): string | undefined => {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return decode(value);
  }
  return undefined;
};

/** Reads one cookie of a request; one that can only be of this very host counts before one that can be of another. */
export const readCookie = (request: IncomingMessage, name: string): string | undefined =>
  findCookie(request, cookieNameOf(name, true)) ?? findCookie(request, name);

/** The token of a request's cookies: with its other half behind a dot, where that came along. */
export const readSessionToken = (request: IncomingMessage): string | undefined => {
  const token = readCookie(request, sessionCookie);
  const half = readCookie(request, halfCookie);
  return token && half ? `${token}.${half}` : token;
};

/** Does this request come from a page of this very host? Browsers send `Origin` with every call that changes things. */
export const isOwnOrigin = (request: IncomingMessage, publicUrl: string | undefined): boolean => {
  const { origin, host } = request.headers;
  if (!origin) return false;
  try {
    return (
      new URL(origin).host === host ||
      (publicUrl !== undefined && new URL(origin).origin === new URL(publicUrl).origin)
    );
  } catch {
    return false;
  }
};
