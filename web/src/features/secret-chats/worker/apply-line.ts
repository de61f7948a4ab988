import type { RoomLine } from '@maru/crypto/room';
import type { KeptLine, OpenedEntry, RawEntry, Unopened } from './kept-line.ts';

type Body = Record<string, unknown>;
type Said = NonNullable<RoomLine['payload']>;

/** Stands where nothing is shown. */
export const silentKind = 'entry.withheld';

const unopenedOf: Record<NonNullable<RoomLine['hidden']>, Unopened> = {
  unreadable: 'unreadable',
  tampered: 'tampered',
  too_new: 'tooNew',
  broken: 'broken',
};

const defined = (fields: Body): Body =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const placed = (line: RoomLine, kind: string, body: Body): KeptLine => ({
  roomId: line.roomId,
  seq: line.seq,
  entry: {
    kind,
    author: line.accountId,
    key: line.key,
    at: new Date(line.at).toISOString(),
    body,
  },
});

const isMessage = (line: KeptLine | undefined): line is KeptLine =>
  line?.entry.kind === 'message.sent' && line.entry.body['deleted'] !== true;

const textOf = ({ entry }: KeptLine): string => {
  const { text } = entry.body;
  return typeof text === 'string' ? text : '';
};

/** A quote says what the quoted message says, whatever its sender claims; of one that is not here, only that it is one. */
const checkQuote = (claimed: unknown, quoted: KeptLine | undefined): unknown => {
  if (typeof claimed !== 'object' || claimed === null) return undefined;
  const quote = claimed as Body;
  if (!isMessage(quoted)) return quoted ? { ...quote, text: '', hint: undefined } : quote;
  const text = textOf(quoted);
  const said = typeof quote['text'] === 'string' ? quote['text'] : '';
  const texts = [text, ...(quoted.formerTexts ?? []).map((one) => one.text)];
  const isSaid = texts.some((one) => one.startsWith(said)) && (said !== '' || text === '');
  return { ...quote, author: quoted.entry.author, text: isSaid ? said : text.slice(0, 200) };
};

const goesAt = (line: RoomLine, said: Extract<Said, { kind: 'message' }>, raw: Body): unknown => {
  const own = said.vanishAfter === undefined ? Infinity : line.at + said.vanishAfter * 1_000;
  const host = typeof raw['vanishAt'] === 'string' ? Date.parse(raw['vanishAt']) : Infinity;
  const first = Math.min(own, host);
  return Number.isFinite(first) ? new Date(first).toISOString() : undefined;
};

const openMessage = (
  line: RoomLine,
  said: Extract<Said, { kind: 'message' }>,
  { raw, target }: Around,
): KeptLine => {
  const sent = (raw?.body ?? {}) as Body;
  const { text, content, mentions, card, forwarded, replyTo } = said;
  const body = defined({
    text,
    content,
    mentions,
    card,
    forwarded,
    replyTo: checkQuote(replyTo, target),
    silent: sent['silent'],
    vanishAt: goesAt(line, said, sent),
  });
  return { ...placed(line, 'message.sent', body), ...(line.proof && { proof: line.proof }) };
};

const applyEdit = (
  line: RoomLine,
  { seq, text, mentions }: Extract<Said, { kind: 'edit' }>,
  target: KeptLine | undefined,
): KeptLine[] => {
  // The host lets only the writer change a line; here it cannot see who changes what.
  const isEmpty = text === '' && !target?.entry.body['content'];
  if (!isMessage(target) || target.entry.author !== line.accountId || isEmpty) {
    return [placed(line, silentKind, {})];
  }
  const change = placed(line, 'message.edited', defined({ seq, text, mentions }));
  const { entry, editedAt, formerTexts = [] } = target;
  const before = { text: textOf(target), at: editedAt ?? entry.at };
  const body = defined({ ...entry.body, text, mentions });
  return [
    change,
    {
      ...target,
      entry: { ...entry, body },
      editedAt: change.entry.at,
      formerTexts: [...formerTexts, before],
    },
  ];
};

const applyReaction = (
  line: RoomLine,
  { seq, emoji }: Extract<Said, { kind: 'react' }>,
  target: KeptLine | undefined,
): KeptLine[] => {
  const { reactions = [] } = target ?? {};
  const previous = reactions.find(([who]) => who === line.accountId)?.[1] ?? null;
  if (!isMessage(target) || previous === emoji) return [placed(line, silentKind, {})];
  const others = reactions.filter(([who]) => who !== line.accountId);
  return [
    placed(line, 'message.reacted', { seq, emoji, previous }),
    {
      ...target,
      reactions: emoji === null ? others : [...others, [line.accountId, emoji]],
    },
  ];
};

/** What stands around a line when it is taken in: what the host says of it, and the line that it is about. */
interface Around {
  raw?: RawEntry | undefined;
  target?: KeptLine | undefined;
}

/** The line that something said is about. */
export const targetOf = ({ payload }: RoomLine): number | undefined => {
  if (payload?.kind === 'edit' || payload?.kind === 'react') return payload.seq;
  if (payload?.kind !== 'message') return undefined;
  const seq = (payload.replyTo as Body | undefined)?.['seq'];
  return typeof seq === 'number' ? seq : undefined;
};

/** Takes in something that was said: the line itself first, then what it changes. */
export const applyLine = (line: RoomLine, around: Around = {}): KeptLine[] => {
  const { payload, counts } = line;
  if (!payload) {
    if (!counts) return [placed(line, silentKind, {})];
    return [placed(line, 'message.sent', { text: '', unopened: unopenedOf[line.hidden ?? 'broken'] })];
  }
  // What counts as unread is a message, and nothing else is: a sender who says otherwise is not believed.
  if (counts !== (payload.kind === 'message')) {
    return [
      counts ? placed(line, 'message.sent', { text: '', unopened: 'broken' }) : placed(line, silentKind, {}),
    ];
  }
  switch (payload.kind) {
    case 'message':
      return [openMessage(line, payload, around)];
    case 'edit':
      return applyEdit(line, payload, around.target);
    case 'react':
      return applyReaction(line, payload, around.target);
    case 'name':
      return [placed(line, 'chat.changed', { name: payload.name })];
  }
};

/** A line whose words are gone. */
export const applyErased = (line: KeptLine, isVanished: boolean): KeptLine => {
  const { roomId, seq, entry } = line;
  if (entry.kind !== 'message.sent') {
    return { roomId, seq, entry: { ...entry, kind: silentKind, body: {} } };
  }
  const body = { text: '', deleted: true, ...(isVanished && { vanished: true }) };
  return { roomId, seq, entry: { ...entry, body } };
};

/** An entry that nobody has sealed, as it is kept; undefined for what is taken from what was opened. */
export const keepPlain = (roomId: string, raw: RawEntry): KeptLine | undefined => {
  const body = (raw.body ?? {}) as Body;
  if (body['sealed'] !== undefined) return undefined;
  const { commit: _commit, ...rest } = body;
  const { seq, kind, author, key, at } = raw;
  return { roomId, seq, entry: { kind, author, key, at, body: rest } satisfies OpenedEntry };
};
