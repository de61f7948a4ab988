import type { CallFault } from './types.ts';

/** Stands before everything that is signed for a call: what is signed for anything else never reads as this. */
export const callLabel = 'maru call v1';

/** The fields of a text of this protocol, not looked at any further. */
export type Fields = Record<string, unknown> & { is: string };

/** The longest text that is read at all. */
const textAtMost = 60_000;

/** Reads the outside of what somebody has said in a call. */
export function readText(text: string): { fields: Fields } | { fault: CallFault } {
  if (text.length > textAtMost) return { fault: 'malformed' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { fault: 'malformed' };
    const fields = value as Record<string, unknown>;
    if (fields['v'] !== 1) return { fault: 'unknown' };
    if (typeof fields['is'] !== 'string') return { fault: 'malformed' };
    return { fields: fields as Fields };
  } catch {
    return { fault: 'malformed' };
  }
}
