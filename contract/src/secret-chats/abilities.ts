import type { Chat } from '../chats/types.ts';

/** What each kind of room offers beside talking: the one place that says so, for every client and for the host. */
const table = {
  /** Free calls by voice and picture. */
  calls: { ordinary: true, secret: false },
  polls: { ordinary: true, secret: false },
  events: { ordinary: true, secret: false },
  albums: { ordinary: true, secret: false },
  todos: { ordinary: true, secret: false },
  notices: { ordinary: true, secret: false },
  board: { ordinary: true, secret: false },
  /** A place that moves, which the host tells the members. */
  livePlaces: { ordinary: true, secret: false },
  /** Messages that the host sends at a moment. */
  later: { ordinary: true, secret: false },
  /** A link that leads into the room, with or without an account. */
  inviteLinks: { ordinary: true, secret: false },
  /** Cards of links that the host makes. */
  linkCards: { ordinary: true, secret: false },
  /** Taking the chat along, put together by the host. */
  archive: { ordinary: true, secret: false },
  /** A name and a photo of the room, or a name of mine for it, which the host keeps. */
  keptNames: { ordinary: true, secret: false },
  /** Messages, edits and reactions that the host can read. */
  plainWords: { ordinary: true, secret: false },
  photos: { ordinary: true, secret: true },
  videos: { ordinary: true, secret: true },
  voice: { ordinary: true, secret: true },
  files: { ordinary: true, secret: true },
  stickers: { ordinary: true, secret: true },
  places: { ordinary: true, secret: true },
  contacts: { ordinary: true, secret: true },
  replies: { ordinary: true, secret: true },
  reactions: { ordinary: true, secret: true },
  edits: { ordinary: true, secret: true },
  vanishing: { ordinary: true, secret: true },
  bookmarks: { ordinary: true, secret: true },
  typing: { ordinary: true, secret: true },
  unreadNumbers: { ordinary: true, secret: true },
} as const;

/** Something that a room can offer. */
export type Ability = keyof typeof table;

/** Everything that a room can offer. */
export const allAbilities = Object.keys(table) as readonly Ability[];

/** What this room offers. */
export const abilitiesOf = (chat: Pick<Chat, 'secret'>): ReadonlySet<Ability> =>
  new Set(allAbilities.filter((ability) => offers(chat, ability)));

/** Does this room offer this? */
export const offers = ({ secret }: Pick<Chat, 'secret'>, ability: Ability): boolean =>
  table[ability][secret ? 'secret' : 'ordinary'];

/** What a method does in a room: all of it, or only where one of these fields is given. */
interface Need {
  ability: Ability;
  fields?: readonly string[];
}

const needing = (ability: Ability, names: string): [string, Need][] =>
  names.split(' ').map((name) => [name, { ability }]);

/** What a room must offer for a method to be called about it; methods that are not named work in every room. */
export const abilityOfMethod: ReadonlyMap<string, Need> = new Map<string, Need>([
  ...needing(
    'plainWords',
    'messages.send messages.edit messages.listEdits messages.react messages.listReactions messages.forward',
  ),
  ...needing('keptNames', 'chats.update'),
  ['chats.updateSettings', { ability: 'keptNames', fields: ['ownName'] }],
  ...needing('inviteLinks', 'invites.get invites.set'),
  ...needing('later', 'later.schedule'),
  ...needing('archive', 'archive.start'),
  ...needing(
    'calls',
    'calls.start calls.join calls.decline calls.rings calls.leave calls.beat calls.ring calls.signal calls.move calls.pass calls.hand calls.react calls.remove calls.mute calls.record calls.get',
  ),
  ...needing('livePlaces', 'places.share places.end places.list'),
  ...needing(
    'polls',
    'polls.create polls.get polls.list polls.vote polls.addChoice polls.close polls.listVoters',
  ),
  ...needing(
    'events',
    'events.create events.get events.list events.answer events.listGuests events.change events.cancel events.file',
  ),
  ...needing(
    'todos',
    'todos.create todos.get todos.list todos.tick todos.addItem todos.changeItem todos.removeItem todos.rename',
  ),
  ...needing(
    'notices',
    'notices.set notices.top notices.get notices.list notices.edit notices.takeDown notices.putAway notices.setRule',
  ),
  ...needing(
    'board',
    'board.post board.get board.list board.markSeen board.edit board.delete board.pin board.react board.listComments board.comment board.deleteComment',
  ),
  ...needing(
    'albums',
    'albums.create albums.get albums.list albums.listItems albums.add albums.remove albums.change albums.delete',
  ),
]);
