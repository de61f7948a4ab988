import type { SignedCall, SignedVerb, Verb } from '../../platform/house.ts';
import { refuse } from '../../platform/refusal.ts';
import { spendGuess } from '../accounts/index.ts';
import { tellDevices } from '../login/index.ts';
import { writeConfirmLetter } from './letters.ts';
import { hashOfToken, newToken } from './mail-tokens.ts';
import { confirmWaitingMail, deleteMail, putWaitingMail, readMail } from './store.ts';
import { letterTo, linkTo, sendNotice } from './write-to.ts';

const day = 24 * 3_600_000;

const presentMail = async ({ house, who }: SignedCall) => {
  const row = await readMail(house.db, who.accountId, house.clock.now());
  return { offered: house.mail.isOn, address: row?.address ?? null, waiting: row?.waiting ?? null };
};

/** My e-mail address for recovery. */
export const mail: SignedVerb<'recovery.mail'> = (call) => presentMail(call);

/** Sends a link to an address; it counts once that has been opened, and the one before counts until then. */
export const setMail: SignedVerb<'recovery.setMail'> = async (call, { address, language }) => {
  const { house, who } = call;
  const { accountId } = who;
  if (!house.mail.isOn) throw refuse('mail_off');
  await spendGuess(house, { kind: 'mailSent', of: `confirm ${accountId}` });
  const token = newToken();
  const endsAt = new Date(house.clock.now().getTime() + day);
  await putWaitingMail(house.db, accountId, { address, hash: hashOfToken(token), endsAt });
  const letter = await letterTo(house, accountId, { to: address, language });
  if (letter) house.mail.send(writeConfirmLetter(letter, linkTo(house, 'confirm-mail', token)));
  return presentMail(call);
};

/** Lets an address count, tells the devices of its account, and the address before. */
export const confirmMail: Verb<'recovery.confirmMail'> = async ({ house, via }, { token }) => {
  const row = await house.db.transaction(async (tx) => {
    const confirmed = await confirmWaitingMail(tx, hashOfToken(token), house.clock.now());
    if (!confirmed) throw refuse('mail_link_gone');
    const { account_id: accountId } = confirmed;
    await tellDevices(house, tx, { accountId, what: 'mailChanged', sessionId: null, client: via.client });
    return confirmed;
  });
  if (row.before && row.before !== row.address)
    await sendNotice(house, { accountId: row.account_id, to: row.before, notice: 'mailChanged' });
  return { address: row.address as string };
};

/** Takes my e-mail address away, tells my devices and that address. */
export const removeMail: SignedVerb<'recovery.removeMail'> = async ({ house, who, via }) => {
  const { accountId, sessionId } = who;
  const row = await house.db.transaction(async (tx) => {
    const removed = await deleteMail(tx, accountId);
    if (removed)
      await tellDevices(house, tx, { accountId, what: 'mailRemoved', sessionId, client: via.client });
    return removed;
  });
  if (row?.address) await sendNotice(house, { accountId, to: row.address, notice: 'mailRemoved' });
  return {};
};
