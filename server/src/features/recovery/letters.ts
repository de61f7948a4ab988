import type { MailLanguage } from '@maru/contract';
import type { Letter } from '../../platform/mail/index.ts';

/** What every letter names: this host, and whom it is for. */
export interface LetterOf {
  to: string;
  language: MailLanguage;
  hostName: string;
  handle: string;
}

/** The letter with the link that makes an address count. */
export const writeConfirmLetter = ({ to, language, hostName, handle }: LetterOf, link: string): Letter =>
  language === 'ko'
    ? {
        to,
        subject: `${hostName}: 이메일 주소를 확인해 주세요`,
        text: `@${handle}님, 안녕하세요.\n\n${hostName} 계정에 이 주소를 쓰려면 아래 링크를 눌러 주세요. 하루 동안 쓸 수 있어요.\n\n${link}\n\n직접 하신 일이 아니라면 이 메일은 무시하셔도 돼요. 아무 일도 일어나지 않아요.\n`,
      }
    : {
        to,
        subject: `${hostName}: please confirm your e-mail address`,
        text: `Hello @${handle},\n\nopen this link to use this address with your account at ${hostName}. It is good for one day.\n\n${link}\n\nIf this was not you, you need not do anything. Nothing will happen.\n`,
      };

/** The letter with the link that sets a new password. */
export const writeRecoveryLetter = ({ to, language, hostName, handle }: LetterOf, link: string): Letter =>
  language === 'ko'
    ? {
        to,
        subject: `${hostName}: 비밀번호 다시 정하기`,
        text: `@${handle}님, 안녕하세요.\n\n비밀번호를 잊으셨나요? 아래 링크에서 새 비밀번호를 정할 수 있어요. 30분 동안, 한 번만 쓸 수 있어요.\n\n${link}\n\n직접 하신 일이 아니라면 이 메일은 무시하셔도 돼요. 비밀번호는 그대로예요. 이 링크는 아무에게도 보여 주지 마세요.\n`,
      }
    : {
        to,
        subject: `${hostName}: set a new password`,
        text: `Hello @${handle},\n\nhave you forgotten your password? Set a new one here. The link is good once, for 30 minutes.\n\n${link}\n\nIf this was not you, you need not do anything: your password stays as it is. Show this link to nobody.\n`,
      };

/** What somebody is told of at the address they had. */
export type Notice = 'recovered' | 'mailChanged' | 'mailRemoved' | 'leaving' | 'waiting';

const notices: Record<MailLanguage, Record<Notice, { subject: string; text: string }>> = {
  ko: {
    recovered: {
      subject: '비밀번호가 바뀌었어요',
      text: '이메일 링크로 비밀번호를 다시 정했고, 다른 기기는 모두 로그아웃했어요.',
    },
    mailChanged: {
      subject: '이메일 주소가 바뀌었어요',
      text: '계정의 이메일 주소가 다른 주소로 바뀌었어요. 이제 이 주소로는 계정을 되찾을 수 없어요.',
    },
    mailRemoved: {
      subject: '이메일 주소를 지웠어요',
      text: '계정에서 이 이메일 주소를 지웠어요. 이제 이 주소로는 계정을 되찾을 수 없어요.',
    },
    waiting: {
      subject: '누군가 로그인을 기다리고 있어요',
      text: '누군가 비밀번호로 새 기기에 로그인하려고 기다리고 있어요. 하루 뒤에, 계정을 얼려 두었다면 일주일 뒤에 들어오게 돼요. 직접 하신 일이 아니라면 그 전에 로그인해 둔 기기에서 거절하거나, 로그인 화면에서 비밀번호를 다시 정해 주세요.',
    },
    leaving: {
      subject: '계정을 지우기로 했어요',
      text: '14일 뒤에 계정과 그 안의 모든 것이 지워져요. 그 전에 로그인하면 계정을 그대로 되찾을 수 있어요.',
    },
  },
  en: {
    recovered: {
      subject: 'your password was changed',
      text: 'A new password was set by the link of a mail, and all other devices were signed out.',
    },
    mailChanged: {
      subject: 'your e-mail address was changed',
      text: 'Your account has another e-mail address now. It can no longer be recovered by this one.',
    },
    mailRemoved: {
      subject: 'your e-mail address was removed',
      text: 'This e-mail address was taken off your account. It can no longer be recovered by it.',
    },
    waiting: {
      subject: 'somebody waits to be signed in',
      text: 'Somebody has your password and waits to be signed in on a new device. They will be let in after a day, or after a week where you have frozen your account. If it is not you, say no on a device where you are signed in, or set a new password from the sign-in page.',
    },
    leaving: {
      subject: 'your account is being deleted',
      text: 'In 14 days your account and all that is in it will be erased. Sign in before then, and you have it back as it was.',
    },
  },
};

/** The letter that tells of a change, in case it was somebody else's. */
export const writeNotice = ({ to, language, hostName, handle }: LetterOf, notice: Notice): Letter => {
  const { subject, text } = notices[language][notice];
  const [hello, ifNot] =
    language === 'ko'
      ? [`@${handle}님, 안녕하세요.`, `직접 하신 일이 아니라면 지금 바로 로그인해서 비밀번호를 바꿔 주세요.`]
      : [`Hello @${handle},`, 'If this was not you, sign in now and change your password.'];
  return { to, subject: `${hostName}: ${subject}`, text: `${hello}\n\n${text}\n\n${ifNot}\n` };
};
