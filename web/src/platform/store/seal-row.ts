// By its file: a worker that seals takes nothing else of the lock with it.
import { openBytes, openFile, openValue, sealBytes, sealFile, sealValue } from '../lock/seal-bytes.ts';

type Row = Record<string, unknown>;

/** A row as it lies on the disk of a device with a lock: the fields it is found by, and the rest sealed. */
interface SealedRow extends Row {
  sealed: Uint8Array<ArrayBuffer>;
  /** Files apart, part by part. */
  files?: Record<string, Blob>;
  /** Bytes apart. */
  bytes?: Record<string, Uint8Array<ArrayBuffer>>;
  /** Keys as they are: they can be used and not be read. */
  keys?: Record<string, CryptoKey>;
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

type Cells = [string, unknown][];

const isKey = (value: unknown): value is CryptoKey =>
  typeof CryptoKey !== 'undefined' && value instanceof CryptoKey;

/** A table of fields, left out where it would be empty. */
const tableOf = async <Value>(
  name: string,
  cells: Cells,
  change: (value: never, field: string) => Promise<Value> | Value,
): Promise<Row> => {
  if (cells.length === 0) return {};
  const changed = cells.map(async ([field, value]) => [field, await change(value as never, field)]);
  return { [name]: Object.fromEntries(await Promise.all(changed)) as Row };
};

/** Seals a row, bound to its table and to what it is found by; one that is sealed stays as it is. */
export const sealRow = async (key: CryptoKey, shape: RowShape, row: Row): Promise<Row> => {
  if (isSealedRow(row)) return row;
  const name = nameOf(shape, row);
  const kept = pick(row, shape.found);
  const rest = Object.entries(row).filter(([field]) => !shape.found.includes(field));
  const is = {
    files: (value: unknown) => value instanceof Blob,
    bytes: (value: unknown) => value instanceof Uint8Array,
    keys: isKey,
  };
  const apart = (part: keyof typeof is): Cells => rest.filter(([, value]) => is[part](value));
  const files = apart('files');
  const words = Object.fromEntries(
    rest.filter(([, value]) => !Object.values(is).some((belongs) => belongs(value))),
  );
  const types = Object.fromEntries(files.map(([field, file]) => [field, (file as Blob).type]));
  const sealed = await sealValue(key, files.length > 0 ? { words, types } : { words }, name);
  return {
    ...kept,
    sealed,
    ...(await tableOf('files', files, (file: Blob, field) => sealFile(key, file, `${name} ${field}`))),
    ...(await tableOf('bytes', apart('bytes'), (bytes: Uint8Array<ArrayBuffer>, field) =>
      sealBytes(key, bytes, `${name} ${field}`),
    )),
    ...(await tableOf('keys', apart('keys'), (own: CryptoKey) => own)),
  };
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
  const bytes = Object.entries(row.bytes ?? {}).map(async ([field, part]) => [
    field,
    await openBytes(key, part, `${name} ${field}`),
  ]);
  return {
    ...pick(row, shape.found),
    ...opened.words,
    ...(Object.fromEntries(await Promise.all([...files, ...bytes])) as Row),
    ...row.keys,
  };
};
