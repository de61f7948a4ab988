import { Fragment, useMemo, type ReactNode } from 'react';
import styles from './markdown.module.css';
import { readBlocks, type Block, type Piece } from './read-blocks.ts';

const drawPiece = (piece: Piece): ReactNode => {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return <strong>{drawPieces(piece.pieces)}</strong>;
    case 'em':
      return <em>{drawPieces(piece.pieces)}</em>;
    case 'del':
      return <del>{drawPieces(piece.pieces)}</del>;
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer">
          {drawPieces(piece.pieces)}
        </a>
      );
  }
};

// The text does not change while it is shown: places in it are good keys.
const drawPieces = (pieces: readonly Piece[]): ReactNode =>
  pieces.map((piece, at) => <Fragment key={at}>{drawPiece(piece)}</Fragment>);

const drawBlock = (block: Block): ReactNode => {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return <Heading>{drawPieces(block.pieces)}</Heading>;
    }
    case 'paragraph':
      return <p>{drawPieces(block.pieces)}</p>;
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{drawItem(item)}</li>);
      return block.start === null ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
    }
    case 'quote':
      return <blockquote>{drawBlocks(block.blocks)}</blockquote>;
    case 'table':
      return (
        <div className={styles.table}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  <th key={at}>{drawPieces(cell)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{drawPieces(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
  }
};

const drawBlocks = (blocks: readonly Block[]): ReactNode =>
  blocks.map((block, at) => <Fragment key={at}>{drawBlock(block)}</Fragment>);

/** The only paragraph of an item stands there without the room of a paragraph. */
const drawItem = ([first, ...rest]: readonly Block[]): ReactNode =>
  first?.kind === 'paragraph' ? (
    <>
      {drawPieces(first.pieces)}
      {drawBlocks(rest)}
    </>
  ) : (
    drawBlocks(first ? [first, ...rest] : rest)
  );

/** Words with headings, lists and links. What somebody wrote into them is never HTML here. */
export function Markdown({ words }: { readonly words: string }) {
  const blocks = useMemo(() => readBlocks(words), [words]);
  return <div className={styles.words}>{drawBlocks(blocks)}</div>;
}
