import { lexer, type Token, type Tokens } from 'marked';

/** A piece of a line. What is no Markdown that we show, HTML above all, stays the letters that were written. */
export type Piece =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'em' | 'del'; pieces: Piece[] }
  | { kind: 'link'; href: string; pieces: Piece[] };

/** A part of a text, one under the other. */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; pieces: Piece[] }
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'table'; head: Piece[][]; rows: Piece[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' };

/** Where a link may lead: a page of this host, another site over HTTPS or HTTP, a mail. Nothing that a browser would run. */
export const safeHref = (href: string): string | undefined => {
  if (/^\/(?![/\\])/.test(href)) return href;
  const protocol = URL.parse(href)?.protocol;
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : undefined;
};

const readPieces = (tokens: readonly Token[] = []): Piece[] => tokens.flatMap(readPiece);

const readPiece = (token: Token): Piece[] => {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return [{ kind: token.type, pieces: readPieces(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const safe = safeHref(href);
      const pieces = readPieces(tokens);
      return safe ? [{ kind: 'link', href: safe, pieces }] : pieces;
    }
    case 'text':
      return token.tokens ? readPieces(token.tokens) : [{ kind: 'text', text: (token as Tokens.Text).text }];
    case 'escape':
      return [{ kind: 'text', text: (token as Tokens.Escape).text }];
    default:
      return [{ kind: 'text', text: token.raw }];
  }
};

const readBlock = (token: Token): Block[] => {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'heading': {
      const level = Math.min((token as Tokens.Heading).depth + (token.depth === 1 ? 1 : 0), 4) as 2 | 3 | 4;
      return [{ kind: 'heading', level, pieces: readPieces(token.tokens) }];
    }
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return [
        {
          kind: 'list',
          start: ordered ? Number(start) || 1 : null,
          items: items.map((item) => readTokens(item.tokens)),
        },
      ];
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: readTokens(token.tokens ?? []) }];
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [
        {
          kind: 'table',
          head: header.map((cell) => readPieces(cell.tokens)),
          rows: rows.map((row) => row.map((cell) => readPieces(cell.tokens))),
        },
      ];
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }];
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', pieces: readPieces(token.tokens ?? [token]) }];
    default:
      return [{ kind: 'paragraph', pieces: [{ kind: 'text', text: token.raw.trim() }] }];
  }
};

const readTokens = (tokens: readonly Token[]): Block[] => tokens.flatMap(readBlock);

/** Reads Markdown into what we show of it. Nothing in it becomes HTML: it is drawn piece by piece. */
export const readBlocks = (words: string): Block[] => readTokens(lexer(words, { gfm: true }));
