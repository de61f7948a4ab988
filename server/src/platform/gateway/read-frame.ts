import { CallFrame, limits } from '@maru/contract';
import { refuse } from '../refusal.ts';

// Numbers, and no sets of them: every letter of every frame is compared.
const openObject = '{'.charCodeAt(0);
const openList = '['.charCodeAt(0);
const closeObject = '}'.charCodeAt(0);
const closeList = ']'.charCodeAt(0);
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);

/** Does this JSON text nest deeper than so many levels? Looks only at the text, before anything is built from it. */
export const isDeeperThan = (text: string, levels: number): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (inString) {
      if (letter === backslash) at++;
      else if (letter === quote) inString = false;
    } else if (letter === quote) inString = true;
    else if (letter === openObject || letter === openList) {
      if (++depth > levels) return true;
    } else if (letter === closeObject || letter === closeList) depth--;
  }
  return false;
};

const unkeepable = /\\u(?:0000|[dD][89a-fA-F])/;
const escapes =
  /\\(?:u0000|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|[^])/g;

/**
 * A JSON text without what no database keeps: NULs are left out, and half a letter becomes U+FFFD. Both can only be
 * written as escapes here, because a control character makes no JSON and half a letter no UTF-8.
 */
const keepable = (text: string): string => {
  if (!unkeepable.test(text)) return text;
  return text.replace(escapes, (escape) => {
    if (escape === '\\u0000') return '';
    const isHalf = escape.length === 6 && /^\\u[dD][89a-fA-F]/.test(escape);
    return isHalf ? '\\ufffd' : escape;
  });
};

/** The JSON object in a frame or body, with every text in it such that it can be kept. Refuses what is too large, too deep or no object. */
export const readObject = (text: string, limit: number = limits.frameBytes): Record<string, unknown> => {
  if (text.length > limit) throw refuse('too_large', { limit });
  if (isDeeperThan(text, limits.frameDepth)) throw refuse('bad_frame');
  let value: unknown;
  try {
    value = JSON.parse(keepable(text));
  } catch {
    throw refuse('bad_frame');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('bad_frame');
  return value as Record<string, unknown>;
};

/** The call in a frame, as `CallFrame` describes it. The shape every client sends is recognised without the schema's help. */
export const readCall = (frame: Record<string, unknown>): CallFrame => {
  const { id, call, input } = frame;
  const isUsual =
    Number.isInteger(id) && typeof call === 'string' && call.length <= 80 && Object.keys(frame).length === 3;
  if (isUsual && input !== undefined) return { id: id as number, call, input };
  const parsed = CallFrame.safeParse(frame);
  if (!parsed.success) throw refuse('bad_frame');
  return parsed.data;
};
