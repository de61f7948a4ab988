import { useState } from 'react';
import type { Row } from '../present-rows.ts';

const none: ReadonlySet<string> = new Set();
/** More at once than this is a page, not somebody speaking. */
const most = 12;

const freshRows = (rows: readonly Row[], lastId: string | undefined): ReadonlySet<string> => {
  if (lastId === undefined || rows.at(-1)?.id === lastId) return none;
  const at = rows.findLastIndex((row) => row.id === lastId);
  if (at < 0 || rows.length - at > most) return none;
  return new Set(rows.slice(at + 1).map((row) => row.id));
};

/** The rows that have come at the end since the last rendering: they slide up. */
export const useFreshRows = (rows: readonly Row[]): ReadonlySet<string> => {
  const [known, setKnown] = useState({ rows, fresh: none });
  if (known.rows === rows) return known.fresh;
  const found = freshRows(rows, known.rows.at(-1)?.id);
  // Changes elsewhere in the list must not end the movement of what has just come.
  const next = { rows, fresh: found.size > 0 ? found : known.fresh };
  setKnown(next);
  return next.fresh;
};
