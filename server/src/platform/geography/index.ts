import ipaddr from 'ipaddr.js';
import { findCountry } from './country-table.ts';
import { loadTables, type Tables } from './load-tables.ts';

/** Where an address is, as far as is known: `home` for a network of one's own, or two letters of a country (ISO 3166-1). */
export type Place = string;

/** The place of an address that is in no country: this machine, or the network at home. */
export const homePlace: Place = 'home';

const homeRanges = new Set(['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']);

let tables: Promise<Tables | undefined> | undefined;

/** The tables come when they are first asked for, and never while the host starts. Without them no place is known. */
const requireTables = (): Promise<Tables | undefined> => (tables ??= loadTables().catch(() => undefined));

const numberOf = (bytes: readonly number[]): bigint =>
  bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

/**
 * Where an address is: a country, `home`, or undefined where nobody knows. It comes from a table of the registries that is
 * shipped with this program, so that nobody outside learns who is asked for; it is a hint, and nothing may hang on it.
 */
export const placeOf = async (address: string): Promise<Place | undefined> => {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (homeRanges.has(parsed.range())) return homePlace;
  const found = await requireTables();
  if (!found) return undefined;
  const bytes = parsed.toByteArray();
  return parsed.kind() === 'ipv4'
    ? findCountry(found.v4, Number(numberOf(bytes)))
    : findCountry(found.v6, numberOf(bytes.slice(0, 8)));
};
