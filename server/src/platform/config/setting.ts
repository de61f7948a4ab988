/** A setting: where it comes from, what it means, and how its text becomes a value. */
export interface Setting<Value> {
  env: string;
  flag: string;
  /** The flag stands alone, without a value. */
  bare?: boolean;
  hint: string;
  means: string;
  fallback: string;
  /** Never shown. */
  secret?: boolean;
  parse: (text: string) => Value | WrongSetting;
}

/** Says what was expected instead. */
export class WrongSetting {
  readonly expected: string;
  constructor(expected: string) {
    this.expected = expected;
  }
}

/** A whole number. */
export const number = (min: number, max: number) => (text: string) => {
  const value = Number(text);
  return Number.isInteger(value) && value >= min && value <= max
    ? value
    : new WrongSetting(`a whole number from ${min} to ${max}`);
};

/** An address of the web, without the slash at its end; undefined where none is given. */
export const url = (protocols: string[]) => (text: string) => {
  if (text === '') return undefined;
  try {
    const parsed = new URL(text);
    if (protocols.includes(parsed.protocol)) return text.replace(/\/$/, '');
  } catch {
    // said below
  }
  return new WrongSetting(`an address that begins with ${protocols.map((one) => `${one}//`).join(' or ')}`);
};

/** One of a few words. */
export const oneOf =
  <const Words extends readonly string[]>(...words: Words) =>
  (text: string): Words[number] | WrongSetting =>
    words.includes(text) ? text : new WrongSetting(words.join(' or '));

/** Keeps what a setting becomes, without what it is when it is wrong. */
export const setting = <Value>(described: Setting<Value>): Setting<Exclude<Value, WrongSetting>> =>
  described as Setting<Exclude<Value, WrongSetting>>;
