/** The letters of base64 that hang on the text alone, where it stands so many bytes behind a multiple of three. */
const base64At = (text: Buffer, shift: number): string => {
  const letters = Buffer.concat([Buffer.alloc(shift), text])
    .toString('base64')
    .replace(/=+$/, '');
  return letters.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6));
};

/** All the ways in which a text is looked for: UTF-8, UTF-16 both ways, each also in hex, and base64 at its three alignments. */
export const disguisesOf = (text: string): ReadonlyMap<string, Buffer> => {
  const utf8 = Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  const plain: [string, Buffer][] = [
    ['utf-8', utf8],
    ['utf-16le', little],
    ['utf-16be', big],
  ];
  const hex = plain.flatMap(([name, bytes]): [string, Buffer][] => [
    [`${name} in hex`, Buffer.from(bytes.toString('hex'))],
    [`${name} in HEX`, Buffer.from(bytes.toString('hex').toUpperCase())],
  ]);
  const base64 = [0, 1, 2].flatMap((shift): [string, Buffer][] => {
    const letters = base64At(utf8, shift);
    return [
      [`base64 ${shift}`, Buffer.from(letters)],
      [`base64url ${shift}`, Buffer.from(letters.replaceAll('+', '-').replaceAll('/', '_'))],
    ];
  });
  return new Map([...plain, ...hex, ...base64]);
};

/** The disguises in which a text stands somewhere in these bytes. */
export const findDisguised = (bytes: Buffer, text: string): string[] =>
  [...disguisesOf(text)].filter(([, disguise]) => bytes.includes(disguise)).map(([name]) => name);
