/** The length of the element that begins at `from`; 0 while it is not whole. */
const lengthOf = (text: string, from: number): number => {
  const firstEnd = text.indexOf('>', from);
  if (firstEnd < 0) return 0;
  if (text.startsWith('<?', from) || text.startsWith('<stream:stream', from) || text.startsWith('</', from))
    return firstEnd + 1 - from;
  if (text.charCodeAt(firstEnd - 1) === 47) return firstEnd + 1 - from;
  const name = /[^\s/>]+/y;
  name.lastIndex = from + 1;
  const tag = name.exec(text)?.[0] ?? '';
  const [opening, closing] = [`<${tag}`, `</${tag}>`];
  let end = text.indexOf(closing, firstEnd);
  // What is kept in an archive holds elements of the same name.
  for (let inner = text.indexOf(opening, firstEnd); end >= 0 && inner >= 0 && inner < end;) {
    const after = text.charCodeAt(inner + opening.length);
    const isSame = after === 62 || after === 32 || after === 47;
    if (isSame && text.charCodeAt(text.indexOf('>', inner) - 1) !== 47)
      end = text.indexOf(closing, end + closing.length);
    inner = text.indexOf(opening, inner + opening.length);
  }
  return end < 0 ? 0 : end + closing.length - from;
};

/**
 * Splits what comes over a line of XMPP into stanzas, as text. It knows as much of XML as two servers that write it by
 * machine need: no comments, no CDATA, `>` escaped in attributes.
 */
export class StanzaReader {
  private rest = '';

  /** Hands over every stanza that is whole. */
  take(text: string, hear: (stanza: string) => void): void {
    const all = this.rest ? this.rest + text : text;
    let at = 0;
    for (;;) {
      const from = all.indexOf('<', at);
      if (from < 0) {
        at = all.length;
        break;
      }
      const length = lengthOf(all, from);
      if (length === 0) {
        at = from;
        break;
      }
      at = from + length;
      hear(length === all.length ? all : all.slice(from, at));
    }
    this.rest = at === all.length ? '' : all.slice(at);
  }
}

/** An attribute of the first tag of a stanza. */
export const attributeOf = (stanza: string, name: string): string | undefined => {
  const end = stanza.indexOf('>');
  const at = stanza.indexOf(` ${name}=`);
  if (at < 0 || at > end) return undefined;
  const from = at + name.length + 3;
  return stanza.slice(from, stanza.indexOf(stanza.charAt(from - 1), from));
};
