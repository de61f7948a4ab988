import { filesOf, type AccountId, type FileKind, type FileRef, type MessageContent } from '@maru/contract';
import { onSealedErased, registerContentKeeper, type ContentKeeper } from '../messages/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { eraseFiles, placeFiles, requireFiles } from './hold-files.ts';

const whyNotPhotos = (files: readonly FileRef[]) => {
  const other = files.find((file) => file.kind !== 'photo');
  return other && refuse('wrong_file_kind', { fileId: other.id, kind: other.kind });
};

/** One file, shown as what it is: what was meant as a film and is none goes as a file. */
const oneFile = (wanted: Exclude<FileKind, 'photo'>, file: FileRef): MessageContent =>
  wanted === file.kind ? { type: wanted, file } : { type: 'file', file };

const resolve: NonNullable<ContentKeeper['resolve']> = async (house, author: AccountId, wish) => {
  if (wish.type === 'photos') {
    const files = await requireFiles(house, author, wish.fileIds);
    const [only] = files;
    if (files.length === 1 && only && only.kind !== 'photo') return { type: 'file', file: only };
    const why = whyNotPhotos(files);
    if (why) throw why;
    return { type: 'photos', files };
  }
  if (!('fileId' in wish)) throw refuse('bad_input', { path: 'content.type' });
  const [file] = await requireFiles(house, author, [wish.fileId]);
  return oneFile(wish.type, file as FileRef);
};

/** Messages that hold files. */
export const keepContent = (): void => {
  onSealedErased(eraseFiles);
  registerContentKeeper({
    types: ['photos', 'video', 'voice', 'file'],
    resolve,
    placed: (tx, { content, ...line }) => placeFiles(tx, { ...line, files: filesOf(content) }),
    erased: (tx, { chatId, seq }) => eraseFiles(tx, { chatId, seq }),
  });
};
