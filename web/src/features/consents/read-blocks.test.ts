import { describe, expect, it } from 'vitest';
import { readBlocks, safeHref, type Block, type Piece } from './read-blocks.ts';

const links = (what: Block[] | Piece[]): string[] =>
  [...JSON.stringify(what).matchAll(/"href":"([^"]*)"/g)].map(([, href]) => href ?? '');

describe('the text of terms', () => {
  it('is read into headings, paragraphs, lists, quotes and tables', () => {
    const blocks = readBlocks(
      '# One\n\nTwo **three** `four`\n\n- five\n- six\n\n> seven\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'table',
      'rule',
    ]);
    expect(blocks[0]).toEqual({ kind: 'heading', level: 2, pieces: [{ kind: 'text', text: 'One' }] });
    expect(blocks[1]).toMatchObject({
      pieces: [
        { kind: 'text', text: 'Two ' },
        { kind: 'strong', pieces: [{ kind: 'text', text: 'three' }] },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'four' },
      ],
    });
    expect(readBlocks('3. c\n4. d')[0]).toMatchObject({ kind: 'list', start: 3 });
  });

  it.each([
    '<script>alert(1)</script>',
    'before <img src=x onerror=alert(1)> after',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)">press</a>',
  ])('shows %s as the letters that were written', (words) => {
    const blocks = readBlocks(words);
    expect(links(blocks)).toEqual([]);
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(['paragraph']));
    const said = JSON.stringify(blocks).replaceAll(String.raw`\"`, '"');
    expect(said).toContain(words.split(' ')[0]);
  });

  it.each([
    '[press](javascript:alert(1))',
    '[press](JaVaScRiPt:alert(1))',
    '[press](  data:text/html,<script>alert(1)</script>)',
    '[press](vbscript:x)',
    '[press](//evil.example)',
    String.raw`[press](/\evil.example)`,
    '[press][1]\n\n[1]: javascript:alert(1)',
    '![picture](javascript:alert(1))',
  ])('makes no link of %s', (words) => expect(links(readBlocks(words))).toEqual([]));

  it('links to sites, mails and pages of this host', () => {
    expect(links(readBlocks('[a](https://example.org) [b](mailto:a@example.org) [c](/privacy)'))).toEqual([
      'https://example.org',
      'mailto:a@example.org',
      '/privacy',
    ]);
    expect(safeHref('\tjavascript:alert(1)')).toBeUndefined();
  });
});
