import type { MailLanguage } from '@maru/contract';
import type { Letter } from '../../platform/mail/index.ts';

/** What the letter to a guardian names. */
export interface LetterOf {
  to: string;
  language: MailLanguage;
  hostName: string;
  /** Name and handle of the child. */
  child: string;
  minAge: number;
  days: number;
}

/** Asks a guardian for their consent. */
export const writeGuardianLetter = (of: LetterOf, link: string): Letter =>
  of.language === 'ko'
    ? {
        to: of.to,
        subject: `${of.hostName}: 보호자 동의를 부탁드려요`,
        text: `안녕하세요.\n\n${of.child} 님이 ${of.hostName}에서 메신저 계정을 만들고 싶어 해요. ${of.hostName}에서는 만 ${of.minAge}세보다 어리면 보호자(법정대리인)의 동의가 필요해요.\n\n아래 링크에서 내용을 보고 동의하거나 동의하지 않을 수 있어요. 동의한 뒤에도 같은 링크에서 언제든 되돌릴 수 있으니 이 메일을 보관해 주세요. 링크는 다른 사람에게 보여 주지 마세요.\n\n${link}\n\n보호자는 계정이 있다는 것만 볼 수 있고, 대화는 읽을 수 없어요. ${of.days}일 안에 동의하지 않으면 계정은 지워져요.\n\n모르는 아이라면 이 메일을 무시하셔도 돼요.\n`,
      }
    : {
        to: of.to,
        subject: `${of.hostName}: your consent as a guardian`,
        text: `Hello,\n\n${of.child} would like to have an account at the messenger ${of.hostName}. Whoever is younger than ${of.minAge} needs the consent of a parent or guardian there.\n\nOpen this link to read what it is about, and to consent or not. The same link takes your consent back at any later time, so please keep this mail, and show the link to nobody.\n\n${link}\n\nA guardian sees that the account is there, and reads no messages. Without an answer within ${of.days} days the account is removed.\n\nIf you do not know this child, you need not do anything.\n`,
      };
