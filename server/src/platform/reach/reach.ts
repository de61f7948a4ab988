import { lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector } from 'undici';

/** This address is not for the likes of us: a private network, this machine itself, or no web address at all. */
export class OutOfReach extends Error {}

const stripBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

/** May this host be sent to this address? Only from those that everyone on the internet can reach. */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in the clothes of an IPv6 one counts as what it is.
  return ipaddr.process(address).range() === 'unicast';
};

/** Why this address is not even tried; the addresses its name stands for are looked at when it is connected to. */
export const whyNotReach = (url: URL, anywhere: boolean): string | undefined => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not a web address';
  if (url.username || url.password) return 'carries a password';
  if (anywhere) return undefined;
  if (url.port !== '' && url.port !== '80' && url.port !== '443') return 'an unusual port';
  const host = stripBrackets(url.hostname);
  if (isIP(host)) return isPublicAddress(host) ? undefined : 'a private address';
  return host.includes('.') ? undefined : 'a name of a private network';
};

/**
 * Connects to public addresses alone. Names are resolved here, once, and what was resolved is what is connected to, so
 * that a name cannot point elsewhere a moment later. A library's own lookup is passed by for addresses written as
 * numbers, so those are looked at too.
 *
 * What is answered is to be read, or destroyed, in the moment it comes: undici 7 ends the process when the other side hangs
 * up while a body waits for its reader (nodejs/undici#5360; mended in 8, which Node 20 cannot run).
 */
export const openReach = (anywhere: boolean, timeoutMs: number): Agent => {
  const connector = buildConnector({
    timeout: timeoutMs,
    lookup: (host, options, done) => {
      lookup(host, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, []);
        const allowed = anywhere ? addresses : addresses.filter(({ address }) => isPublicAddress(address));
        if (allowed.length < addresses.length || allowed.length === 0)
          return done(new OutOfReach(`${host} leads to a private address`), []);
        return done(null, allowed);
      });
    },
  });
  return new Agent({
    connect: (options, done) => {
      const host = stripBrackets(options.hostname);
      if (!anywhere && isIP(host) && !isPublicAddress(host))
        return done(new OutOfReach(`${host} is a private address`), null);
      return connector(options, done);
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxHeaderSize: 16_384,
  });
};
