import {
  Braces,
  File,
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  Film,
  Music,
  NotebookText,
  Presentation,
  type LucideIcon,
} from 'lucide-react';
import { cx } from '../../../ui/index.ts';
import { familyOf, type FileFamily } from './family-of.ts';
import styles from './file-glyph.module.css';
import { endingOf } from './show-name.ts';

const glyphs: Record<FileFamily, LucideIcon> = {
  pdf: FileText,
  document: NotebookText,
  sheet: FileSpreadsheet,
  slides: Presentation,
  archive: FileArchive,
  sound: Music,
  film: Film,
  picture: FileImage,
  text: FileText,
  code: Braces,
  other: File,
};

/** What the sign of a file takes. */
export interface FileGlyphProps {
  readonly file: { name: string; type: string };
  readonly className?: string | undefined;
}

/** A tile that says at a glance what kind of file it is: colour, drawing, and the ending of its name. */
export function FileGlyph({ file, className }: FileGlyphProps) {
  const family = familyOf(file);
  const Glyph = glyphs[family];
  const ending = endingOf(file.name);
  return (
    <span className={cx(styles.tile, styles[family], className)} aria-hidden="true">
      <Glyph />
      {ending !== '' && ending.length <= 4 && <span className={styles.ending}>{ending}</span>}
    </span>
  );
}
