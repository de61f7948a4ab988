import type { AccountId, MailLanguage } from '@maru/contract';
import type { House, Verb } from '../../platform/house.ts';
import { Refusal, refuse } from '../../platform/refusal.ts';
import {
  findPersonByHandle,
  findPersons,
  hashNewPassword,
  placesOf,
  requireUnlocked,
  noteWrongGuess,
  setPassword,
  signOutAccount,
  spendGuess,
  standingOf,
  takeFirstStep,
} from '../accounts/index.ts';
import { notePasswordChanged, tellDevices } from '../login/index.ts';
import { writeRecoveryLetter } from './letters.ts';
import { hashOfToken, newToken } from './mail-tokens.ts';
import { insertLink, readLink, readMail, readMailsByAddress, spendLink, type MailRow } from './store.ts';
import { letterTo, linkTo, sendNotice } from './write-to.ts';

const linkMs = 30 * 60_000;

/** Who is meant: by an address, everybody who has it; by a handle, whoever has that, where they gave an address. */
const findMeant = async (house: House, to: string): Promise<MailRow[]> => {
  if (to.includes('@') && !to.startsWith('@')) return readMailsByAddress(house.db, to);
  const person = await findPersonByHandle(house.db, to.replace(/^@/, '').toLowerCase(), 'stranger');
  const row = person && (await readMail(house.db, person.id, house.clock.now()));
  return row ? [row] : [];
};

const sendLink = async (
  house: House,
  of: { accountId: AccountId; address: string; language: MailLanguage },
): Promise<void> => {
  await spendGuess(house, { kind: 'mailSent', of: `recover ${of.accountId}` });
  const token = newToken();
  const ends = new Date(house.clock.now().getTime() + linkMs);
  await insertLink(house.db, { account_id: of.accountId, link_hash: hashOfToken(token), ends_at: ends });
  const letter = await letterTo(house, of.accountId, { to: of.address, language: of.language });
  if (letter) house.mail.send(writeRecoveryLetter(letter, linkTo(house, 'recover', token)));
};

const sendLinks = async (house: House, to: string, language: MailLanguage): Promise<void> => {
  try {
    for (const { account_id: accountId, address } of await findMeant(house, to))
      if (address) await sendLink(house, { accountId, address, language });
  } catch (error) {
    // As many links as there may be are on their way already; whoever asks must not see the difference.
    if (error instanceof Refusal) return;
    house.logger.warn({ kind: (error as Error).name }, 'a link for recovery could not be made');
  }
};

/** Sends links to set a new password. The answer does not wait for it, and so is the same for everybody. */
export const ask: Verb<'recovery.ask'> = async ({ house, via }, { to, language }) => {
  if (!house.mail.isOn) throw refuse('mail_off');
  const places = placesOf(via.address);
  await requireUnlocked(house, places);
  await noteWrongGuess(house, places);
  setImmediate(() => void sendLinks(house, to, language));
  return {};
};

/** Whose password a link sets. */
export const look: Verb<'recovery.look'> = async ({ house }, { token }) => {
  const id = await readLink(house.db, hashOfToken(token), house.clock.now());
  const person = id && (await findPersons(house.db, [id], 'stranger')).get(id);
  if (!person?.handle) throw refuse('mail_link_gone');
  return { handle: person.handle, name: person.name };
};

/** Sets a new password by a link, signs out everywhere, and goes on as after a right password: a second step is still asked for. */
export const recover: Verb<'recovery.recover'> = async (
  { house, via },
  { token, password, browser: given },
) => {
  const hash = hashOfToken(token);
  const now = house.clock.now();
  const meant = await readLink(house.db, hash, now);
  if (!meant) throw refuse('mail_link_gone');
  const passwordHash = await hashNewPassword(house, meant, password);
  const address = await house.db.transaction(async (tx) => {
    const accountId = await spendLink(tx, hash, now);
    if (!accountId) throw refuse('mail_link_gone');
    await setPassword(tx, accountId, passwordHash);
    await notePasswordChanged(tx, accountId, now);
    await signOutAccount(house, tx, accountId);
    await tellDevices(house, tx, { accountId, what: 'recovered', sessionId: null, client: via.client });
    return (await readMail(tx, accountId, now))?.address;
  });
  if (address) await sendNotice(house, { accountId: meant, to: address, notice: 'recovered' });
  const browser = await standingOf(house, meant, given ?? via.browser);
  return takeFirstStep(house, { accountId: meant, via, browser, recovered: true });
};
