/** Stands in everything that is said in tests, so that it can be looked for where it must not be. */
export const canary = 'MaruCanary';

/** All the ways in which a text is looked for: UTF-8, UTF-16 both ways, hex, and base64 at its three alignments. */
export function disguisesOf(text: string): Map<string, Buffer> {
  const utf8 = Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  return new Map([
    ['utf-8', utf8],
    ['utf-16le', little],
    ['utf-16be', Buffer.from(little).swap16()],
    ['hex', Buffer.from(hex)],
    ['HEX', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].map((shift) => [`base64+${shift}`, base64At(utf8, shift)] as const),
    ...[0, 1, 2].map((shift) => [`base64url+${shift}`, urlSafe(base64At(utf8, shift))] as const),
  ]);
}

/** The letters of base64 that depend on the text alone, when it stands so many bytes behind a multiple of three. */
function base64At(text: Buffer, shift: number): Buffer {
  const letters = Buffer.concat([Buffer.alloc(shift), text])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + text.length) * 8) / 6);
  return Buffer.from(letters.slice(first, last));
}

function urlSafe(letters: Buffer): Buffer {
  return Buffer.from(letters.toString().replaceAll('+', '-').replaceAll('/', '_'));
}

/** The disguises in which the canary stands in any of these byte strings. */
export function findCanaries(received: readonly Uint8Array[], text: string = canary): string[] {
  const all = Buffer.concat(received.flatMap((bytes) => [bytes, Uint8Array.of(0)]));
  return [...disguisesOf(text)].filter(([, needle]) => all.includes(needle)).map(([name]) => name);
}
