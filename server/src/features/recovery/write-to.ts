import type { AccountId, MailLanguage } from '@maru/contract';
import type { House } from '../../platform/house.ts';
import { findHandle, readSettings } from '../accounts/index.ts';
import { readMail } from './store.ts';
import { writeNotice, type LetterOf, type Notice } from './letters.ts';

/** The address of a page of this host. The secret stands after the #, which no server and no log gets to see. */
export const linkTo = ({ config }: House, page: string, token: string): string =>
  `${config.publicUrl ?? `http://localhost:${config.port}`}/${page}#${token}`;

/** What a letter to somebody names; undefined where there is no such account. */
export const letterTo = async (
  house: House,
  accountId: AccountId,
  { to, language }: { to: string; language: MailLanguage },
): Promise<LetterOf | undefined> => {
  const handle = await findHandle(house.db, accountId);
  return handle ? { to, language, hostName: house.config.hostName, handle } : undefined;
};

/** Tells somebody of a change at an address they had, in the language of their settings. */
export const sendNotice = async (
  house: House,
  { accountId, to, notice }: { accountId: AccountId; to: string; notice: Notice },
): Promise<void> => {
  const language = (await readSettings(house.db, [accountId])).get(accountId)?.language;
  const letter = await letterTo(house, accountId, { to, language: language === 'ko' ? 'ko' : 'en' });
  if (letter) house.mail.send(writeNotice(letter, notice));
};

/** Tells somebody of a change at the address that they have, where they have one. */
export const tellByMail = async (house: House, accountId: AccountId, notice: Notice): Promise<void> => {
  const to = (await readMail(house.db, accountId, house.clock.now()))?.address;
  if (to && house.mail.isOn) await sendNotice(house, { accountId, to, notice });
};
