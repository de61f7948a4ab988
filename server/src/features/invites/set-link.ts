import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { SignedVerb } from '../../platform/house.ts';
import { chatLog } from '../../platform/log/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { forgetRoom, requireRoom, whyNotHost } from '../chats/index.ts';
import { presentLink } from './present.ts';
import { lockLink, writeLink, type LinkRow } from './store.ts';

/** 120 random bits in 20 letters: whoever has the link was given it. */
const newCode = (): string => randomBytes(15).toString('base64url');

/** Turns a group's link on or off. The first time makes its code; renewing makes the old one lead nowhere. */
export const setLink: SignedVerb<'invites.set'> = async ({ house, who }, { chatId, on, guests, renew }) => {
  const room = await requireRoom(house, chatId, who.accountId);
  const why = whyNotHost(room, who.accountId);
  if (why) throw refuse(why);
  return house.db.transaction(async (tx) => {
    const before = (await lockLink(tx, chatId)) as LinkRow;
    const code = renew || (on && !before.link_code) ? newCode() : before.link_code;
    const link: LinkRow = { link_code: code, link_on: on, link_guests: guests };
    await writeLink(tx, chatId, link);
    if (on !== before.link_on || (on && renew)) {
      await house.log.appendIn(tx, [
        { log: chatLog(chatId), author: who.accountId, key: v7(), kind: 'chat.linkChanged', body: { on } },
      ]);
    }
    await forgetRoom(house, tx, chatId);
    return presentLink(link);
  });
};
