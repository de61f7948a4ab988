import { z } from 'zod';
import { settingValues } from './setting-values.ts';

/** Who may see something of me: everybody, the friends I added, nobody. Whom I have blocked never does. */
export const Audience = z.enum(settingValues.seesReads);
/** Who may see something of me. */
export type Audience = z.infer<typeof Audience>;

/** Who may bring me into a group without asking: everybody, the friends I added, nobody. */
export const GroupAdders = z.enum(settingValues.addToGroups);
/** Who may bring me into a group without asking. */
export type GroupAdders = z.infer<typeof GroupAdders>;

/** What a person decides about who may find, add and see them. */
export const privacyShape = {
  /** May somebody who knows my handle find me by it? Friends always may. */
  findByHandle: z.boolean(),
  /** Does my own link, and its QR, lead to me? */
  findByLink: z.boolean(),
  /** Do I stand in what the link of a group shows to those who have not come in yet? */
  findByInvite: z.boolean(),
  /** May somebody who knows my confirmed e-mail address find me by it? */
  findByMail: z.boolean(),
  addToGroups: GroupAdders,
  seesOnline: Audience,
  seesLastSeen: Audience,
  /** Who sees how far I have read. In a group it is shown only where all members are among them. */
  seesReads: Audience,
} as const;
