import type { Queryable } from '../db/index.ts';

/** The mark among the files of a host, and the epoch of the database it was put there in. */
export interface FilesMark {
  epoch: string;
  mark: string | null;
  marked_in: string | null;
}

/** What is noted of the mark. */
export const readMark = async (db: Queryable): Promise<FilesMark> =>
  (
    await db.query<FilesMark>(
      'select epoch, files_mark as mark, files_marked_in as marked_in from host where only_one',
    )
  ).rows[0] as FilesMark;

/** Notes the mark of this epoch; false where another process was faster. */
export const noteMark = async (db: Queryable, mark: string, epoch: string): Promise<boolean> => {
  const { rowCount } = await db.query(
    'update host set files_mark = $1, files_marked_in = $2 where only_one and epoch = $2 and files_marked_in is distinct from $2',
    [mark, epoch],
  );
  return rowCount === 1;
};
