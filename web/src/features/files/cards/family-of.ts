import { endingOf } from './show-name.ts';

/** What a file is to people, whatever its type is called. */
export type FileFamily =
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'slides'
  | 'archive'
  | 'sound'
  | 'film'
  | 'picture'
  | 'text'
  | 'code'
  | 'other';

const byEnding: Readonly<Record<string, FileFamily>> = {
  pdf: 'pdf',
  ...spread('document', 'doc docx odt rtf hwp hwpx pages'),
  ...spread('sheet', 'xls xlsx ods csv tsv numbers cell'),
  ...spread('slides', 'ppt pptx odp key show'),
  ...spread('archive', 'zip 7z rar tar gz tgz bz2 xz zst alz egg'),
  ...spread('sound', 'mp3 m4a wav flac ogg oga opus aac wma mid midi amr'),
  ...spread('film', 'mp4 mov m4v webm mkv avi 3gp wmv'),
  ...spread('picture', 'jpg jpeg png gif webp avif heic heif bmp tif tiff psd svg'),
  ...spread('text', 'txt md log srt vtt ics vcf'),
  ...spread('code', 'js ts jsx tsx json xml html css py java kt c h cpp rs go rb php sh sql yml yaml toml'),
};

function spread(family: FileFamily, endings: string): Record<string, FileFamily> {
  return Object.fromEntries(endings.split(' ').map((one) => [one, family]));
}

const byType: readonly [RegExp, FileFamily][] = [
  [/^application\/pdf$/, 'pdf'],
  [/^audio\//, 'sound'],
  [/^video\//, 'film'],
  [/^image\//, 'picture'],
  [/zip|compressed|x-tar|x-7z|x-rar/, 'archive'],
  [/wordprocessing|msword|opendocument\.text|hwp/, 'document'],
  [/spreadsheet|ms-excel|text\/csv/, 'sheet'],
  [/presentation|ms-powerpoint/, 'slides'],
  [/^(application\/(json|xml|javascript)|text\/(html|css|javascript|xml))/, 'code'],
  [/^text\//, 'text'],
];

/** What a file is: its bytes have told the type; the name tells apart what they do not. */
export const familyOf = ({ name, type }: { name: string; type: string }): FileFamily => {
  const found = byType.find(([pattern]) => pattern.test(type))?.[1];
  const named = byEnding[endingOf(name)];
  // A document of today is an archive inside, and a sheet of commas is text: there the name says more.
  const isVague = found === undefined || found === 'text' || found === 'archive';
  if (!isVague) return found;
  return named && named !== 'sound' && named !== 'film' && named !== 'picture' ? named : (found ?? 'other');
};

const mostShown = 1_000_000;

/** Whether a file is opened here, as the words it holds. */
export const opensAsText = (file: { name: string; type: string; size: number }): boolean =>
  file.size <= mostShown &&
  (file.type.startsWith('text/') || /^application\/(json|xml|javascript|x-sh|toml|yaml)/.test(file.type));
