import type { AccountId, ChatEntryBodies, Comment, Entry, Post, PostStanding } from '@maru/contract';

type Told<Kind extends 'post.commented' | 'post.commentDeleted'> = Exclude<
  ChatEntryBodies[Kind],
  { erased: true }
>;

const standingOf = ({ rev, comments, reactions, editedAt, pinnedAt }: PostStanding): PostStanding => ({
  rev,
  comments,
  reactions,
  editedAt,
  pinnedAt,
});

/** A post after an entry of its chat. Any order, any number of times: the one with the greatest `rev` is right. */
export const applyPostEntry = (post: Post, entry: Entry, me: AccountId | undefined): Post => {
  const told = entry.body as Partial<PostStanding>;
  if (told.rev === undefined) return post;
  const next = told.rev > post.rev ? { ...post, ...standingOf(told as PostStanding) } : post;
  if (entry.kind !== 'post.reacted' || entry.author !== me || told.rev <= next.mineRev) return next;
  return { ...next, mine: (entry.body as { emoji: string | null }).emoji, mineRev: told.rev };
};

/** Of two tellings of a post the later one, with the later of my reactions. */
export const mergePosts = (known: Post, told: Post): Post => {
  const [late, other] = told.rev >= known.rev ? [told, known] : [known, told];
  // Words and files come with a telling alone.
  const words = { title: told.title, text: told.text, files: told.files, cardSeq: told.cardSeq };
  const whole = { ...late, ...words };
  return other.mineRev > late.rev ? { ...whole, mine: other.mine, mineRev: other.mineRev } : whole;
};

/** What is known of the comments on a post, in their order. */
export interface Comments {
  list: readonly Comment[];
  /** Those that were deleted: an entry of theirs may come again. */
  gone: ReadonlySet<string>;
  /** Where the page of earlier ones ends; null at the beginning. */
  nextBefore: number | null;
}

export const noComments: Comments = { list: [], gone: new Set(), nextBefore: null };

/** Comments with these among them. */
export const withComments = (known: Comments, more: readonly Comment[]): Comments => {
  const byId = new Map([...known.list, ...more].map((one) => [one.id, one]));
  for (const id of known.gone) byId.delete(id);
  const list = [...byId.values()].sort((one, other) => one.number - other.number);
  return { ...known, list };
};

/** Comments after an entry of the chat about their post. */
export const applyCommentEntry = (known: Comments, entry: Entry): Comments => {
  if ('erased' in (entry.body as object)) return known;
  if (entry.kind === 'post.commented')
    return withComments(known, [(entry.body as Told<'post.commented'>).comment]);
  if (entry.kind !== 'post.commentDeleted') return known;
  const { commentId } = entry.body as Told<'post.commentDeleted'>;
  const gone = new Set([...known.gone, commentId]);
  return { ...known, gone, list: known.list.filter(({ id }) => id !== commentId) };
};
