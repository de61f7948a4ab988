import type { FileRef, MessageBody } from '@maru/contract';
import { fileName } from './archive-names.ts';
import { filesIn, type ArchivedItem } from './archived-item.ts';
import type { PageClock } from '../cards/index.ts';

/** What a page needs to know beside its messages. */
export interface PageOf {
  title: string;
  /** All months of the chat, oldest first, as `2026-11`. */
  months: readonly string[];
  month: string;
  nameOf: (id: string) => string;
  /** Whose archive it is: their messages stand at the right. */
  me: string;
  clock: PageClock;
  /** Where a file lies, from the page; undefined: it is not there. Where nothing is said, beside the page. */
  fileAt?: (file: FileRef) => string | undefined;
}

/** Text made harmless in a page. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[letter] as string,
  );

const linked = (text: string): string =>
  escapeHtml(text).replace(
    /https?:\/\/[^\s<&]+(?:&amp;[^\s<&]+)*/g,
    (url) => `<a href="${url}" rel="noreferrer noopener">${url}</a>`,
  );

/** A whole page. `depth` leads from it to the root of the archive. */
export const shell = (title: string, body: string, depth: string): string => `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self'">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="${depth}style.css"></head>
<body>${body}</body></html>
`;

const sideFile = (href: string, kind: string, name: string): string => {
  const source = href
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  if (kind === 'photo')
    return `<a href="${source}"><img loading="lazy" src="${source}" alt="${escapeHtml(name)}"></a>`;
  if (kind === 'video') return `<video controls preload="none" src="${source}"></video>`;
  if (kind === 'voice') return `<audio controls preload="none" src="${source}"></audio>`;
  return `<a class="file" href="${source}" download>${escapeHtml(name)}</a>`;
};

const renderFiles = (item: ArchivedItem, fileAt: PageOf['fileAt']): string => {
  const files = filesIn(item).map((file, place) => {
    const href = fileAt ? fileAt(file) : `files/${fileName(item.seq, place, file.name)}`;
    return href ? sideFile(href, file.kind, file.name) : `<span class="note">${escapeHtml(file.name)}</span>`;
  });
  return files.length > 0 ? `<div class="files">${files.join('')}</div>` : '';
};

const renderTold = ([head = '', ...lines]: readonly string[]): string =>
  `<div class="card" dir="auto"><b>${escapeHtml(head)}</b>${lines
    .map((line) => `<p class="text">${linked(line)}</p>`)
    .join('')}</div>`;

/** How long a call was, in any language. */
const wordLength = (seconds: number): string =>
  seconds === 0 ? '–' : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const renderContent = ({ body, told, sticker }: ArchivedItem): string => {
  const { content } = body as MessageBody;
  if (!content) return '';
  if (told) return renderTold(told.lines);
  if (sticker && content.type === 'sticker') {
    const source = `stickers/${encodeURIComponent(sticker)}`;
    return `<img class="sticker" loading="lazy" src="${source}" alt="${escapeHtml(content.word)}">`;
  }
  switch (content.type) {
    case 'sticker':
      return `<p class="note">${escapeHtml(content.word)}</p>`;
    case 'place':
    case 'livePlace': {
      const { latitude, longitude } = content;
      const words = 'name' in content && content.name ? `${content.name} ` : '';
      return `<p class="note">${escapeHtml(words)}<a href="geo:${latitude},${longitude}">${latitude.toFixed(5)}, ${longitude.toFixed(5)}</a></p>`;
    }
    case 'contact':
      return `<p class="note">${escapeHtml([content.name, ...content.phones, ...content.emails].join(' · '))}</p>`;
    case 'profile':
      return `<p class="note">@ ${escapeHtml(content.name)}</p>`;
    case 'card':
      return `<p class="note">${escapeHtml(content.title)}</p>`;
    case 'call':
      return `<p class="note">${content.kind === 'video' ? '📹' : '📞'} ${wordLength(content.ended?.seconds ?? 0)}</p>`;
    default:
      return '';
  }
};

const renderMessage = (item: ArchivedItem, { nameOf, me, clock, fileAt }: PageOf): string => {
  const body = item.body as MessageBody;
  const time = `<time datetime="${item.at}">${clock(item.at).slice(11)}</time>`;
  if (item.kind !== 'message.sent')
    return `<p class="line">${escapeHtml(nameOf(item.author))} · ${escapeHtml(item.kind)} ${time}</p>`;
  const quote = body.replyTo
    ? `<blockquote>${escapeHtml(body.replyTo.authorName)}: ${escapeHtml(body.replyTo.text)}</blockquote>`
    : '';
  const words = body.deleted
    ? '<p class="note">(deleted)</p>'
    : body.text && `<p class="text" dir="auto">${linked(body.text)}</p>`;
  const reactions = (body.reactions ?? []).map(({ emoji, count }) => `${emoji} ${count}`).join('  ');
  const edited = body.editedAt ? ' · edited' : '';
  return `<article id="m${item.seq}"${item.author === me ? ' class="mine"' : ''}><h3>${escapeHtml(nameOf(item.author))} ${time}${edited}</h3>${quote}${renderContent(item)}${renderFiles(item, fileAt)}${words}${reactions && `<p class="note">${escapeHtml(reactions)}</p>`}</article>`;
};

const monthLinks = ({ months, month }: PageOf): string =>
  `<nav><a href="../../index.html">↩</a> ${months
    .map((one) => (one === month ? `<b>${one}</b>` : `<a href="${one}.html">${one}</a>`))
    .join(' ')}</nav>`;

/** The page of one month of a chat, oldest message first. */
export const renderMonth = (page: PageOf, items: readonly ArchivedItem[]): string => {
  let day = '';
  const lines = items.map((item) => {
    const next = page.clock(item.at).slice(0, 10);
    const head = next === day ? '' : `<h2>${next}</h2>`;
    day = next;
    return head + renderMessage(item, page);
  });
  const nav = monthLinks(page);
  return shell(page.title, `${nav}<h1>${escapeHtml(page.title)}</h1>${lines.join('\n')}${nav}`, '../../');
};

/** The first page: all chats with their months. */
export const renderIndex = (
  title: string,
  chats: readonly { folder: string; name: string; months: readonly string[]; messages: number }[],
): string =>
  shell(
    title,
    `<h1>${escapeHtml(title)}</h1><ul class="chats">${chats
      .map(({ folder, name, months, messages }) => {
        const path = folder
          .split('/')
          .map((part) => encodeURIComponent(part))
          .join('/');
        const links = months.map((month) => `<a href="${path}/${month}.html">${month}</a>`).join(' ');
        return `<li><b>${escapeHtml(name)}</b> <small>${messages}</small><br>${links}</li>`;
      })
      .join('')}</ul>`,
    '',
  );

/** How the pages look. */
export const styleSheet = `:root{color-scheme:light dark;--paper:#fbf8f2;--ink:#23201c;--soft:#5c554c;--line:#e7dfd1;--mine:#ffd2b3;--theirs:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#191715;--ink:#f3eee6;--soft:#b8afa4;--line:#34302b;--mine:#5a3520;--theirs:#22201d}}
body{max-width:46rem;margin:0 auto;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
nav{padding:.5rem 0;border-bottom:1px solid var(--line)}nav a,nav b{margin-right:.5rem}
h1{font-size:1.4rem}h2{margin:1.5rem 0 .5rem;color:var(--soft);font-size:.9rem;text-align:center}
article{width:fit-content;max-width:80%;margin:.4rem 0;padding:.5rem .8rem;border-radius:1rem;background:var(--theirs);border:1px solid var(--line)}
article.mine{margin-left:auto;background:var(--mine)}h3{margin:0;color:var(--soft);font-size:.8rem;font-weight:500}
.text{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.note,.line{margin:0;color:var(--soft);font-size:.85rem}.line{text-align:center}
blockquote{margin:.2rem 0;padding-left:.6rem;border-left:3px solid var(--line);color:var(--soft);font-size:.85rem}
.card .text{font-size:.9rem}.sticker{width:8rem;height:8rem;object-fit:contain}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere;min-width:6rem;max-width:22rem}th{color:var(--soft);font-weight:500}h2.part{text-align:start;font-size:1.05rem;color:var(--ink)}
.files{display:flex;flex-wrap:wrap;gap:.3rem}img,video{max-width:14rem;max-height:14rem;border-radius:.6rem}a{color:inherit}.chats{padding:0;list-style:none}.chats li{padding:.6rem 0;border-bottom:1px solid var(--line)}
`;
