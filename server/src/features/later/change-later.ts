import type { SignedVerb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { presentLater } from './present.ts';
import { whyNotAt } from './rules.ts';
import { keepFiles } from './schedule-message.ts';
import { sendKept } from './send-due.ts';
import { deleteLater, findLater, saveLater } from './store.ts';
import { tellDevices } from './tell-devices.ts';

/** Changes the moment or the words. */
export const updateLater: SignedVerb<'later.update'> = async ({ house, who }, { id, at, text, silent }) => {
  const me = who.accountId;
  const row = await findLater(house.db, me, id);
  if (!row) throw refuse('later_not_found');
  const moment = at ? new Date(at) : row.at;
  const words = text ?? row.sending.text;
  const why =
    (words === '' && !row.content ? 'message_empty' : undefined) ??
    (at ? whyNotAt(moment, house.clock.now()) : undefined);
  if (why) throw refuse(why);
  // Names that were called stand at places of the old text.
  const { mentions, ...rest } = row.sending;
  const sending = {
    ...rest,
    text: words,
    ...(words === row.sending.text && mentions && { mentions }),
    ...(silent !== undefined && { silent }),
  };
  if (at && row.content) await keepFiles(house, me, { content: row.content, until: moment });
  const changed = { ...row, at: moment, sending, failed: null };
  await house.db.transaction(async (tx) => {
    if (!(await saveLater(tx, changed))) throw refuse('later_not_found');
    await tellDevices(house, tx, { me, change: { message: presentLater(changed) } });
  });
  return { message: presentLater(changed) };
};

/** Sends it now. */
export const sendLaterNow: SignedVerb<'later.sendNow'> = async ({ house, who }, { id }) => {
  const row = await findLater(house.db, who.accountId, id);
  if (!row) throw refuse('later_not_found');
  return sendKept(house, row);
};

/** Takes it back. */
export const cancelLater: SignedVerb<'later.cancel'> = async ({ house, who }, { id }) => {
  const me = who.accountId;
  await house.db.transaction(async (tx) => {
    if (await deleteLater(tx, me, id)) await tellDevices(house, tx, { me, change: { gone: id } });
  });
  return {};
};
