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
  /** About the safety of the account. */
  security: Record<'asked' | 'waiting' | 'signedIn' | 'changed', { title: string; body: string }>;
  birthdays: (names: readonly string[], count: number) => { title: string; body: string };
  /** A call that comes, and what became of it. */
  call: {
    rings: Record<'voice' | 'video', string>;
    missed: Record<'voice' | 'video', string>;
    answer: string;
    decline: string;
  };
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
  security: {
    asked: { title: '새 기기에서 로그인하려고 해요', body: '내가 한 일인지 확인해 주세요.' },
    waiting: {
      title: '누군가 로그인을 기다려요',
      body: '내가 아니라면 지금 거절해 주세요. 그냥 두면 들어오게 돼요.',
    },
    signedIn: { title: '새 기기에서 로그인했어요', body: '내가 아니라면 눌러서 로그아웃해 주세요.' },
    changed: { title: '계정 보안이 바뀌었어요', body: '내가 한 일인지 눌러서 확인해 주세요.' },
  },
  birthdays: (names, count) => ({
    title: '생일 축하해요 🎂',
    body:
      names.length === 0
        ? `오늘 생일인 친구가 ${count}명 있어요`
        : `오늘은 ${names.join(', ')}님${count > names.length ? ` 외 ${count - names.length}명` : ''}의 생일이에요`,
  }),
  call: {
    rings: { voice: '음성통화가 왔어요', video: '영상통화가 왔어요' },
    missed: { voice: '부재중 음성통화', video: '부재중 영상통화' },
    answer: '받기',
    decline: '거절',
  },
  cards: { poll: '투표', event: '일정', notice: '공지', post: '게시글', album: '앨범', todo: '할 일' },
  contents: {
    photos: ({ count = 1 }) => (count > 1 ? `사진 ${count}장` : '사진'),
    video: () => '동영상',
    voice: () => '음성메시지',
    file: named('파일'),
    sticker: ({ name = '' }) => `이모티콘 ${name}`.trim(),
    place: ({ name = '' }) => `위치 ${name}`.trim(),
    livePlace: () => '실시간 위치',
    secret: () => '잠긴 메시지',
    contact: named('연락처'),
    profile: named('프로필'),
    call: ({ call, missed }) => `${missed ? '부재중 ' : ''}${call === 'video' ? '영상통화' : '음성통화'}`,
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
  security: {
    asked: { title: 'A new device wants to sign in', body: 'Have a look whether it is you.' },
    waiting: {
      title: 'Somebody waits to be signed in',
      body: 'If it is not you, say no now. Otherwise they will be let in.',
    },
    signedIn: { title: 'A new device has signed in', body: 'If that was not you, press to sign it out.' },
    changed: { title: 'The safety of your account was changed', body: 'Press to see whether it was you.' },
  },
  birthdays: (names, count) => ({
    title: 'Happy birthday 🎂',
    body:
      names.length === 0
        ? `Birthdays of friends today: ${count}`
        : `Today it is the birthday of ${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`,
  }),
  call: {
    rings: { voice: 'Voice call', video: 'Video call' },
    missed: { voice: 'Missed voice call', video: 'Missed video call' },
    answer: 'Answer',
    decline: 'Decline',
  },
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
    secret: () => 'Secret message',
    contact: named('Contact'),
    profile: named('Profile'),
    call: ({ call, missed }) =>
      missed ? `Missed ${call ?? 'voice'} call` : call === 'video' ? 'Video call' : 'Voice call',
  },
};

/** The words of a language. */
export const pushWords = (language: PushLanguage): PushWords => (language === 'ko' ? ko : en);

/** What a message holds, in a word or two. */
export const wordContent = (hint: ContentHint, words: PushWords): string =>
  hint.type === 'card' ? named(words.cards[hint.of ?? 'notice'])(hint) : words.contents[hint.type](hint);
