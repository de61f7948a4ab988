import type { PushLanguage } from '@maru/contract';

type Kind = 'ask' | 'done' | 'gone';

const words: Record<PushLanguage, Record<Kind | 'button' | 'back', string>> = {
  ko: {
    ask: '안 읽은 메시지를 알리는 메일을 그만 받을까요?',
    done: '이제 메일을 보내지 않아요. 설정에서 언제든 다시 켤 수 있어요.',
    gone: '이 링크는 쓸 수 없어요. 설정의 알림에서 메일을 끌 수 있어요.',
    button: '그만 받기',
    back: '열기',
  },
  en: {
    ask: 'Stop the mails about unread messages?',
    done: 'No more of these mails. You can turn them on again in the settings at any time.',
    gone: 'This link cannot be used. The settings, under notifications, turn the mails off too.',
    button: 'Stop them',
    back: 'Open',
  },
};

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The page behind the link of a letter. It needs neither a script nor a session. */
export const unsubscribePage = (language: PushLanguage, kind: Kind, hostName: string): string => {
  const say = words[language];
  const action =
    kind === 'ask'
      ? `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${say.button}</button></form>`
      : `<p><a href="/">${escape(hostName)} ${say.back}</a></p>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escape(hostName)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<style>body{font:17px/1.6 system-ui,sans-serif;max-width:26rem;margin:18vh auto 0;padding:0 1.25rem;text-align:center;color:#23201c;background:#fbf8f2;word-break:keep-all}
button{font:inherit;font-weight:600;min-height:3rem;padding:0 1.75rem;border:0;border-radius:.875rem;color:#fff;background:#c84a17}a{color:#ab3c0b}
@media(prefers-color-scheme:dark){body{color:#f1ebe2;background:#191715}button{color:#2a1206;background:#f08a55}a{color:#f29a6b}}</style>
<h1 style="font-size:1.25rem">${escape(hostName)}</h1><p>${say[kind]}</p>${action}</html>`;
};
