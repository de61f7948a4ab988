import type { AccountId, CallId, ChatId, FileId, PictureId } from '@maru/contract';
import type { CallMethod, TestPerson } from '../test-person.ts';

/** Everybody who calls every method. */
export interface Cast {
  /** Runs the host; shares nothing with the others. */
  operator: TestPerson;
  /** Whose world it is: host of the group, author of all that is in it. */
  alice: TestPerson;
  /** A friend of Alice's in the group. */
  bob: TestPerson;
  /** Has an account, and nothing else in common with them. */
  stranger: TestPerson;
  /** Alice has blocked them. They have talked before, and have a one-to-one chat. */
  blocked: TestPerson;
  /** As the one above, and not blocked: what is different between the two tells of the block. */
  unblocked: TestPerson;
  /** Was in the group, and has left. */
  former: TestPerson;
  /** A guest of the group. */
  guest: TestPerson;
  /** A guest of another group. */
  guestElsewhere: TestPerson;
  /** A member of the group whose account an operator has suspended. */
  suspended: TestPerson;
  /** Without a session. */
  nobody: { call: CallMethod };
  /** With Alice's token of a session that has ended. */
  expired: { call: CallMethod };
}

/** What there is in one chat, all of it by Alice. */
export interface Things {
  chatId: ChatId;
  /** A message, and one that holds a file and a photo. */
  seq: number;
  photoSeq: number;
  photoId: FileId;
  placeSeq: number;
  pollId: string;
  eventId: string;
  todoId: string;
  noticeId: string;
  postId: string;
  commentId: string;
  albumId: string;
}

/** What Alice has that is in no chat. */
export interface Belongings {
  deviceId: string;
  invitationId: string;
  pictureId: PictureId;
  looseFileId: FileId;
  laterId: string;
  packId: string;
  stickerId: string;
  pushDeviceId: string;
  folderId: string;
  /** Somebody whose request waits for Alice. */
  asking: AccountId;
  /** A group that waits for Alice’s answer. */
  invitedTo: ChatId;
}

/** The world as a row sees it: the cast, and the things of one of their chats. */
export interface Scene extends Cast, Things {
  url: string;
  /** Who writes here now: Alice in her group, the other one where they are two. */
  author: TestPerson;
  own: Belongings;
  /** A word, number or key that was not there before. */
  fresh(): string;
  /** A group of Alice's that nobody else is in, and the code of its link. */
  newGroup(): Promise<{ chatId: ChatId; code: string }>;
  /** Somebody new. */
  newPerson(): Promise<TestPerson>;
  /** Somebody new in Alice's group. */
  newMember(): Promise<TestPerson>;
  /** A secret room of Alice and Bob, the same for all rows. */
  secretRoom(): Promise<{ chatId: ChatId; groupId: string }>;
  /** A call that goes on in the chat, with the author in it: of two, or of the group. */
  liveCall(): Promise<CallId>;
  /** A picture that Alice has uploaded. */
  newPicture(): Promise<PictureId>;
  newSticker(): Promise<string>;
  /** Keys of a browser that takes push. */
  pushKeys(): { p256dh: string; auth: string };
  /** Takes Alice's archives away: one is made at a time. */
  dropArchives(): Promise<void>;
}
