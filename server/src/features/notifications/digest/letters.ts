import type { PushLanguage } from '@maru/contract';
import type { Letter } from '../../../platform/mail/index.ts';

/** What was missed: how much, and, where the reader wants that, from whom. Never what. */
export interface Missed {
  messages: number;
  chats: number;
  /** Empty where nobody is to be named. */
  names: readonly string[];
}

/** What the letter leads to. */
export interface Links {
  app: string;
  settings: string;
  /** Takes a press with `POST`, without signing in (RFC 8058); opened, it asks. */
  unsubscribe: string;
}

/** Whom the letter is for. */
export interface Reader {
  to: string;
  handle: string;
  hostName: string;
  language: PushLanguage;
  every: 'day' | 'week';
}

const mostNames = 3;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const nameKo = (names: readonly string[]): string => {
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames).map((name) => `${name}님`);
  return rest > 0 ? `${shown.join(', ')} 외 ${rest}명` : shown.join(', ');
};

const nameEn = (names: readonly string[]): string => {
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames);
  if (rest > 0) return `${shown.join(', ')} and ${plural(rest, 'other')}`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
};

const inKorean = ({ handle, hostName, every }: Reader, { messages, chats, names }: Missed, links: Links) => ({
  subject: `${hostName}: 안 읽은 메시지가 ${messages}개 있어요`,
  text: `@${handle}님, 안녕하세요.

${hostName}을(를) 비운 사이 채팅방 ${chats}곳에 새 메시지가 ${messages}개 왔어요.${
    names.length > 0 ? `\n보낸 사람: ${nameKo(names)}` : ''
  }

보러 가기: ${links.app}

--
이 메일은 하루 넘게 들르지 않았을 때만, 많아야 ${every === 'day' ? '하루' : '한 주'}에 한 번 보내요. 메시지 내용은 담지 않아요.
바꾸기: ${links.settings}
그만 받기: ${links.unsubscribe}
`,
});

const inEnglish = (
  { handle, hostName, every }: Reader,
  { messages, chats, names }: Missed,
  links: Links,
) => ({
  subject: `${hostName}: ${plural(messages, 'unread message')}`,
  text: `Hello @${handle},

while you were away from ${hostName}, ${plural(messages, 'message')} came in ${plural(chats, 'chat')}.${
    names.length > 0 ? `\nFrom: ${nameEn(names)}` : ''
  }

Have a look: ${links.app}

--
This mail comes only when you were not here for a day, at most once a ${every}. It never holds what was written.
Change that: ${links.settings}
No more of these: ${links.unsubscribe}
`,
});

/** The letter about what was missed, with the headers by which mail programs offer to unsubscribe. */
export const writeDigest = (reader: Reader, missed: Missed, links: Links): Letter => ({
  to: reader.to,
  ...(reader.language === 'ko' ? inKorean : inEnglish)(reader, missed, links),
  headers: {
    'List-Unsubscribe': `<${links.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
  },
});
