import { z } from 'zod';
import { CallEnd, CallId, CallKind } from '../calls/types.ts';
import { FileRef } from '../wire/file-ref.ts';
import { CardKind } from '../wire/content-hint.ts';
import { AccountId, FileId, Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

const Place = {
  /** Degrees, WGS 84. */
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
};
const PlaceWords = { name: z.string().max(100).optional(), address: z.string().max(200).optional() };

/** Somebody's card from an address book, as the sender chose to share it. */
const ContactCard = {
  name: z.string().min(1).max(100),
  phones: z.array(z.string().max(40)).max(5),
  emails: z.array(z.string().max(200)).max(5),
};

/** What a message holds beside its text, as members see it. */
export const MessageContent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('photos'), files: z.array(FileRef).min(1).max(limits.photosAtOnce) }),
  z.object({ type: z.literal('video'), file: FileRef }),
  z.object({ type: z.literal('voice'), file: FileRef }),
  z.object({ type: z.literal('file'), file: FileRef }),
  z.object({
    type: z.literal('sticker'),
    packId: z.string(),
    stickerId: z.string(),
    /** What it says, for those who do not see it. */
    word: z.string(),
  }),
  z.object({ type: z.literal('place'), ...Place, ...PlaceWords }),
  /** A place that moves until `until`; where it is now is asked of `places`. */
  z.object({ type: z.literal('livePlace'), ...Place, until: Moment }),
  z.object({ type: z.literal('contact'), ...ContactCard }),
  z.object({ type: z.literal('profile'), accountId: AccountId, name: z.string() }),
  /** Something with a life of its own; its feature is asked for how it stands. */
  z.object({
    type: z.literal('card'),
    of: CardKind,
    id: z.uuid(),
    title: z.string(),
    /** About how many lines it shows, so that nothing jumps while its feature is asked. */
    rows: z.int().optional(),
  }),
  /** A call of the chat; how it stands while it goes on is asked of `calls`. */
  z.object({
    type: z.literal('call'),
    callId: CallId,
    kind: CallKind,
    /** It was a call to somebody, and not one that stood open for a group. */
    rang: z.boolean(),
    /** How it went, once it is over. */
    ended: z
      .object({ why: CallEnd, seconds: z.int(), people: z.array(AccountId).max(limits.calls.named) })
      .optional(),
  }),
]);
/** What a message holds beside its text, as members see it. */
export type MessageContent = z.infer<typeof MessageContent>;

/** What a sender may put into a message; cards are sent by the feature they belong to. */
export const SendContent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('photos'), fileIds: z.array(FileId).min(1).max(limits.photosAtOnce) }),
  z.strictObject({ type: z.enum(['video', 'voice', 'file']), fileId: FileId }),
  z.strictObject({ type: z.literal('sticker'), packId: z.string().max(64), stickerId: z.string().max(64) }),
  z.strictObject({ type: z.literal('place'), ...Place, ...PlaceWords }),
  z.strictObject({ type: z.literal('contact'), ...ContactCard }),
  z.strictObject({ type: z.literal('profile'), accountId: AccountId }),
]);
/** What a sender may put into a message. */
export type SendContent = z.infer<typeof SendContent>;

/** What a link in a message leads to, as this host found it. */
export const LinkCard = z.object({
  url: z.string(),
  /** The name of the site, or its host. */
  site: z.string(),
  title: z.string(),
  text: z.string().optional(),
  /** A picture kept by this host; see `linkPictureUrl`. */
  picture: z.object({ id: z.string(), width: z.int(), height: z.int() }).optional(),
});
/** What a link in a message leads to, as this host found it. */
export type LinkCard = z.infer<typeof LinkCard>;
