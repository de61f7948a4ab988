import { accountRows } from './account-rows.ts';
import { agreementRows } from './agreement-rows.ts';
import { approvalRows } from './approval-rows.ts';
import { callRows } from './call-rows.ts';
import { chatRows } from './chat-rows.ts';
import { deskRows } from './desk-rows.ts';
import { peopleRows } from './people-rows.ts';
import { profileRows } from './profile-rows.ts';
import type { Row, Rows } from './row.ts';
import { secretRows } from './secret-rows.ts';
import { thingRows } from './thing-rows.ts';

export { buildWorld, groupMark, type World } from './build-world.ts';
export { hear } from './hear.ts';
export type { Row } from './row.ts';
export type { Cast, Scene, Things } from './scene.ts';

const rows: Rows = {
  ...accountRows,
  ...agreementRows,
  ...approvalRows,
  ...peopleRows,
  ...profileRows,
  ...chatRows,
  ...thingRows,
  ...callRows,
  ...secretRows,
  ...deskRows,
};

/** How each method is called in the table of access. */
export const accessRows: ReadonlyMap<string, Row> = new Map(
  Object.entries(rows).map(([name, row]) => [
    name,
    (typeof row === 'function' ? { input: row } : row) as Row,
  ]),
);
