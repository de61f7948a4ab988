import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/** Where words stand: in files of one language each. Those for refusals hold nothing to fill in, and are shown as they are. */
const wordsFile = /[\\/]web[\\/]src[\\/](?!.*[\\/]refusals\.).*\.(en|ko)\.ts$/;
/** Words that are handed over without such a file, which would not be read. */
const loose = /\bregisterWords\(\{\s*(en|ko):\s*[{[]/;
const compiler = '@lingui/message-utils/compileMessage';
const standIn = '\0maru-compiled-words';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The text of a value that is written out; undefined for anything else. */
const textOf = (value: { type: string; value?: unknown; quasis?: { value: { cooked?: string } }[] }) => {
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  const [only, ...more] = value.quasis ?? [];
  return value.type === 'TemplateLiteral' && more.length === 0 ? only?.value.cooked : undefined;
};

/**
 * Reads the ICU of all words when the app is built: the reader of ICU is fetched by nobody then, and no word has to be read
 * before it is shown. Words that hold nothing to fill in stay as they are written.
 */
export const compiledWords = (): Plugin => ({
  name: 'maru-compiled-words',
  apply: 'build',
  enforce: 'post',
  resolveId: { order: 'pre', handler: (id) => (id === compiler ? standIn : undefined) },
  load: (id) =>
    id === standIn
      ? 'export const compileMessage = (words) => typeof words === "string" ? [words] : words;'
      : undefined,
  transform(code, id) {
    if (!wordsFile.test(id) && loose.test(code))
      return this.error(`Words belong in files of their own, words.en.ts and words.ko.ts: ${id}`);
    if (!wordsFile.test(id)) return undefined;
    const made: (Place & { text: string })[] = [];
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) return node.forEach(visit);
      if (typeof node !== 'object' || node === null) return;
      const { type, value } = node as { type?: string; value?: Parameters<typeof textOf>[0] & Place };
      if (type !== 'Property' || !value) return Object.values(node).forEach(visit);
      const text = textOf(value);
      if (text === undefined) return this.error(`Words must be written out, to be read at the build: ${id}`);
      const compiled = compileMessage(text);
      if (compiled.length === 1 && compiled[0] === text) return;
      made.push({ start: value.start, end: value.end, text: JSON.stringify(compiled) });
    };
    visit(this.parse(code).body);
    let [whole, at] = ['', 0];
    for (const { start, end, text } of made.toSorted((a, b) => a.start - b.start)) {
      whole += code.slice(at, start) + text;
      at = end;
    }
    return { code: whole + code.slice(at), map: null };
  },
});
