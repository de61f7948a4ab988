/** What may be told of an error. */
export interface Trouble {
  kind: string;
  code?: string;
  at?: string[];
}

/**
 * What may be told of an error, in the log and to operators: its kind, its code and where it happened. Never its words: a
 * database or a parser quotes in them what it was given, which may be what somebody wrote to somebody.
 */
export const troubleOf = (error: unknown): Trouble => {
  const { name, message, code, stack } = (error ?? {}) as Partial<Error> & { code?: unknown };
  const words = typeof message === 'string' ? message : '';
  const at = (typeof stack === 'string' ? stack : '')
    .replace(words, '')
    .split('\n')
    .filter((line) => /^ {4}at [\w .<>[\]$#]*\(?(file:|node:|\/|[A-Z]:)/.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return {
    kind: typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'Error',
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) && { code }),
    ...(at.length > 0 && { at }),
  };
};
