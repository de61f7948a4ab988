import { openFile, openValue, sealFile, sealValue } from '../lock/index.ts';

type Row = Record<string, unknown>;

/** A row as it lies on the disk of a device with a lock: the fields it is found by, and the rest sealed. */
interface SealedRow extends Row {
  sealed: Uint8Array<ArrayBuffer>;
  /** Files apart, part by part. */
  files?: Record<string, Blob>;
}

/** Which fields of a table's rows stay readable, because they are what rows are found by. */
export interface RowShape {
  table: string;
  found: readonly string[];
  /** A number that the disk gives only when the row is put there. */
  given?: string | undefined;
}

export const isSealedRow = (row: unknown): row is SealedRow =>
  typeof row === 'object' && row !== null && (row as SealedRow).sealed instanceof Uint8Array;

const nameOf = ({ table, found, given }: RowShape, row: Row): string =>
  `maru-row ${table} ${JSON.stringify(found.filter((one) => one !== given).map((one) => row[one]))}`;

const pick = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.filter((one) => row[one] !== undefined).map((one) => [one, row[one]]));

/** Seals a row, bound to its table and to what it is found by; one that is sealed stays as it is. */
export const sealRow = async (key: CryptoKey, shape: RowShape, row: Row): Promise<Row> => {
  if (isSealedRow(row)) return row;
  const name = nameOf(shape, row);
  const kept = pick(row, shape.found);
  const rest = Object.entries(row).filter(([field]) => !shape.found.includes(field));
  const files = rest.filter((entry): entry is [string, Blob] => entry[1] instanceof Blob);
  const words = Object.fromEntries(rest.filter(([, value]) => !(value instanceof Blob)));
  const types = Object.fromEntries(files.map(([field, file]) => [field, file.type]));
  const sealed = await sealValue(key, files.length > 0 ? { words, types } : { words }, name);
  if (files.length === 0) return { ...kept, sealed };
  const entries = files.map(async ([field, file]) => [field, await sealFile(key, file, `${name} ${field}`)]);
  return { ...kept, sealed, files: Object.fromEntries(await Promise.all(entries)) as Row };
};

/** Opens a row; throws when it was sealed with another key, or has been put in another's place. */
export const openRow = async (key: CryptoKey, shape: RowShape, row: Row): Promise<Row> => {
  if (!isSealedRow(row)) return row;
  const name = nameOf(shape, row);
  const opened = (await openValue(key, row.sealed, name)) as { words: Row; types?: Record<string, string> };
  const files = Object.entries(row.files ?? {}).map(async ([field, file]) => [
    field,
    await openFile(key, file, { name: `${name} ${field}`, type: opened.types?.[field] ?? '' }),
  ]);
  return {
    ...pick(row, shape.found),
    ...opened.words,
    ...(Object.fromEntries(await Promise.all(files)) as Row),
  };
};
