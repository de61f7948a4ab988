/** Somebody out of an address book. */
export interface Contact {
  name: string;
  phones: string[];
  emails: string[];
}

interface Property {
  name: string;
  params: string;
  value: string;
}

const quotedPrintable = (value: string): string => {
  const bytes: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const code = value[at] === '=' ? Number.parseInt(value.slice(at + 1, at + 3), 16) : Number.NaN;
    if (Number.isNaN(code)) bytes.push(...new TextEncoder().encode(value[at]));
    else {
      bytes.push(code);
      at += 2;
    }
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
};

const unescape = (value: string): string =>
  value.replace(/\\([nN\\,;:])/g, (_, letter: string) => (/n/i.test(letter) ? ' ' : letter));

const isQuoted = (line: string): boolean => /^[^:]*QUOTED-PRINTABLE/i.test(line);

/** Lines as they were before they were broken for old programs. */
const unfold = (text: string): string[] => {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const before = lines.at(-1);
    if (before !== undefined && isQuoted(before) && before.endsWith('=')) {
      lines[lines.length - 1] = before.slice(0, -1) + line;
    } else if (before !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = before + line.slice(1);
    else lines.push(line);
  }
  return lines;
};

const propertyOf = (line: string): Property | undefined => {
  const colon = line.indexOf(':');
  if (colon < 0) return undefined;
  const [name = '', ...params] = line.slice(0, colon).split(';');
  const told = params.join(';');
  const raw = line.slice(colon + 1);
  const value = /QUOTED-PRINTABLE/i.test(told) ? quotedPrintable(raw) : raw;
  // `item1.TEL` is how some programs group what belongs together.
  return { name: name.split('.').at(-1)!.toUpperCase(), params: told, value };
};

const nameOf = (properties: readonly Property[]): string => {
  const full = properties.find((one) => one.name === 'FN');
  if (full && full.value.trim() !== '') return unescape(full.value).trim();
  const parts = properties.find((one) => one.name === 'N')?.value.split(/(?<!\\);/) ?? [];
  const [family = '', given = '', more = ''] = parts.map((part) => unescape(part).trim());
  const isKorean = /^\p{Script=Hangul}+$/u.test(family + given);
  return (isKorean ? `${family}${given}` : [given, more, family].filter(Boolean).join(' ')).trim();
};

const valuesOf = (properties: readonly Property[], name: string): string[] => {
  const all = properties.filter((one) => one.name === name).map((one) => unescape(one.value).trim());
  return [...new Set(all.map((one) => one.replace(/^(tel|mailto):/i, '')).filter(Boolean))];
};

/** The contacts of a vCard file, of whatever version; those without a name and a number or address are left out. */
export const readVcards = (text: string): Contact[] =>
  text.split(/BEGIN:VCARD/i).flatMap((part) => {
    const properties = unfold(part).flatMap((line) => propertyOf(line) ?? []);
    const phones = valuesOf(properties, 'TEL');
    const emails = valuesOf(properties, 'EMAIL');
    const name = nameOf(properties) || phones[0] || emails[0];
    return name ? [{ name, phones, emails }] : [];
  });

const escape = (value: string): string =>
  value.replace(/[\r\n]+/g, ' ').replace(/[\\,;]/g, (letter) => `\\${letter}`);

/** A contact as a vCard that address books take. */
export const writeVcard = ({ name, phones, emails }: Contact): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escape(name)}`,
    `N:${escape(name)};;;;`,
    ...phones.map((phone) => `TEL;TYPE=CELL:${escape(phone)}`),
    ...emails.map((email) => `EMAIL:${escape(email)}`),
    'END:VCARD',
    '',
  ].join('\r\n');
