import type { ContentHint, PushLanguage } from '@maru/contract';

/** The few words that a notification needs: the worker runs without the app and its words. */
interface PushWords {
  something: string;
  newMessage: string;
  reply: string;
  replyHere: string;
  read: string;
  notSent: (text: string) => string;
  notSentTitle: string;
  cards: Record<NonNullable<ContentHint['of']>, string>;
  contents: Record<Exclude<ContentHint['type'], 'card'>, (hint: ContentHint) => string>;
}

const named =
  (word: string) =>
  ({ name = '' }: ContentHint): string =>
    name ? `${word}: ${name}` : word;

const ko: PushWords = {
  something: '새 메시지가 왔어요',
  newMessage: '메시지를 보냈어요',
  reply: '답장',
  replyHere: '메시지 입력',
  read: '읽음',
  notSentTitle: '보내지 못했어요',
  notSent: (text) => `“${text}” 눌러서 다시 보내 주세요.`,
  cards: { poll: '투표', event: '일정', notice: '공지', post: '게시글', album: '앨범', todo: '할 일' },
  contents: {
    photos: ({ count = 1 }) => (count > 1 ? `사진 ${count}장` : '사진'),
    video: () => '동영상',
    voice: () => '음성메시지',
    file: named('파일'),
    sticker: ({ name = '' }) => `이모티콘 ${name}`.trim(),
    place: ({ name = '' }) => `위치 ${name}`.trim(),
    livePlace: () => '실시간 위치',
    contact: named('연락처'),
    profile: named('프로필'),
  },
};

const en: PushWords = {
  something: 'You have a new message',
  newMessage: 'Sent a message',
  reply: 'Reply',
  replyHere: 'Write a message',
  read: 'Mark as read',
  notSentTitle: 'Not sent',
  notSent: (text) => `“${text}” Press to send it again.`,
  cards: {
    poll: 'Poll',
    event: 'Event',
    notice: 'Notice',
    post: 'Post',
    album: 'Album',
    todo: 'To-do',
  },
  contents: {
    photos: ({ count = 1 }) => (count > 1 ? `${count} photos` : 'Photo'),
    video: () => 'Video',
    voice: () => 'Voice message',
    file: named('File'),
    sticker: ({ name = '' }) => `Sticker ${name}`.trim(),
    place: ({ name = '' }) => `Place ${name}`.trim(),
    livePlace: () => 'Live location',
    contact: named('Contact'),
    profile: named('Profile'),
  },
};

/** The words of a language. */
export const pushWords = (language: PushLanguage): PushWords => (language === 'ko' ? ko : en);

/** What a message holds, in a word or two. */
export const wordContent = (hint: ContentHint, words: PushWords): string =>
  hint.type === 'card' ? named(words.cards[hint.of ?? 'notice'])(hint) : words.contents[hint.type](hint);
