import type { PageClock } from '../../cards/index.ts';
import { escapeHtml, shell } from '../render-page.ts';
import type { PersonalData } from '../../../platform/personal-data/index.ts';
import { nameColumn, nameFeature, nameTable, pageWords, say, sayWhyNot, type MineLanguage } from './words.ts';

/** The rows of one table, in one of its columns about me. */
export interface ToldTable {
  table: string;
  column: string;
  rows: readonly Record<string, unknown>[];
}

/** What one feature holds. */
export interface ToldFeature {
  feature: string;
  tables: readonly ToldTable[];
  /** Where its files lie, from the root. */
  files: readonly string[];
}

/** How values are told to a person. */
export interface Telling {
  language: MineLanguage;
  clock: PageClock;
  /** The name of a person or a chat, where the value is the id of one. */
  nameOf: (id: string) => string | undefined;
}

const href = (path: string): string => escapeHtml(path.split('/').map(encodeURIComponent).join('/'));

const tellValue = (value: unknown, telling: Telling): string => {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return say(value ? pageWords.yes : pageWords.no, telling.language);
  if (value instanceof Date) return telling.clock(value.toISOString());
  if (Array.isArray(value)) return value.map((one) => tellValue(one, telling)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${tellValue(one, telling)}`)
      .join('\n');
  const text = `${value as string | number | bigint}`;
  return telling.nameOf(text) ?? text;
};

/** One row is read from top to bottom, more of them as a table. */
const renderRows = (rows: ToldTable['rows'], telling: Telling): string => {
  const columns = Object.keys(rows[0] ?? {});
  const named = columns.map((name) => escapeHtml(nameColumn(name, telling.language)));
  const cell = (row: Record<string, unknown>, name: string) =>
    `<td dir="auto">${escapeHtml(tellValue(row[name], telling))}</td>`;
  const [only] = rows;
  if (only && rows.length === 1)
    return columns
      .map((name, at) => `<tr><th scope="row">${named[at]}</th>${cell(only, name)}</tr>`)
      .join('\n');
  const head = named.map((name) => `<th scope="col">${name}</th>`).join('');
  const lines = rows.map((row) => `<tr>${columns.map((name) => cell(row, name)).join('')}</tr>`);
  return `<thead><tr>${head}</tr></thead><tbody>${lines.join('\n')}</tbody>`;
};

const renderTable = ({ table, column, rows }: ToldTable, telling: Telling): string =>
  `<h2 class="part">${escapeHtml(nameTable(table, column, telling.language))} <small>${rows.length}</small></h2>
<div class="scroll"><table>${renderRows(rows, telling)}</table></div>`;

const renderFileList = (files: readonly string[], { language }: Telling): string =>
  files.length === 0
    ? ''
    : `<h2 class="part">${escapeHtml(say(pageWords.files, language))} <small>${files.length}</small></h2><div class="files">${files
        .map((path) =>
          /\.(webp|png|jpe?g|gif|avif)$/i.test(path)
            ? `<a href="../${href(path)}"><img loading="lazy" src="../${href(path)}" alt=""></a>`
            : `<a class="file" href="../${href(path)}" download>${escapeHtml(path.split('/').at(-1) ?? path)}</a>`,
        )
        .join('')}</div>`;

/** The page of what one feature holds. */
export const renderFeature = (told: ToldFeature, telling: Telling): string => {
  const title = nameFeature(told.feature, telling.language);
  const tables = told.tables.map((one) => renderTable(one, telling)).join('\n');
  const body = tables + renderFileList(told.files, telling);
  const empty = `<p class="note">${escapeHtml(say(pageWords.none, telling.language))}</p>`;
  return shell(
    title,
    `<nav><a href="../index.html">↩</a></nav><h1>${escapeHtml(title)}</h1>${body || empty}`,
    '../',
  );
};

/** What "my data" leaves out, in words. */
export interface NotTold {
  table: string;
  name: string;
  why: string;
}

/** What is left out, and why, in the language of whoever asked. */
export const listNotTold = (all: readonly PersonalData[], language: MineLanguage): NotTold[] =>
  all.flatMap(({ holds }) =>
    Object.entries(holds).flatMap(([place, { told }]) => {
      const [table = '', column = ''] = place.split('.');
      if (!('not' in told)) return [];
      return [{ table: place, name: nameTable(table, column, language), why: sayWhyNot(told.not, language) }];
    }),
  );

/** By reasons: many things are left out for the same. */
const renderNotTold = (all: readonly NotTold[]): string =>
  [...new Set(all.map(({ why }) => why))]
    .map((why) => {
      const names = new Set(all.filter((one) => one.why === why).map(({ name }) => name));
      return `<li>${escapeHtml(why)}<br><small>${escapeHtml([...names].join(', '))}</small></li>`;
    })
    .join('');

/** The first page: what there is, how much of it, and what is not told. */
export const renderMineIndex = (
  of: {
    name: string;
    host: string;
    madeAt: string;
    features: readonly ToldFeature[];
    chats: readonly { folder: string; name: string; months: readonly string[]; messages: number }[];
    notTold: readonly NotTold[];
  },
  telling: Telling,
): string => {
  const word = (one: keyof typeof pageWords) => escapeHtml(say(pageWords[one], telling.language));
  const parts = of.features.map(({ feature, tables, files }) => {
    const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    const beside = files.length > 0 ? ` · ${word('files')} ${files.length}` : '';
    const name = escapeHtml(nameFeature(feature, telling.language));
    return `<li><a href="pages/${feature}.html"><b>${name}</b></a> <small>${count}${beside}</small></li>`;
  });
  const chats = of.chats.map(({ folder, name, months, messages }) => {
    const links = months.map((month) => `<a href="${href(folder)}/${month}.html">${month}</a>`).join(' ');
    return `<li><b>${escapeHtml(name)}</b> <small>${messages}</small><br>${links}</li>`;
  });
  const title = `${word('title')} · ${escapeHtml(of.name)}`;
  return shell(
    `${say(pageWords.title, telling.language)} · ${of.name}`,
    `<h1>${title}</h1><p>${word('intro')}</p>
<p class="note">${escapeHtml(of.host)} · ${word('made')} ${telling.clock(of.madeAt)}</p>
<ul class="chats">${parts.join('')}</ul>
<h2 class="part">${word('messages')}</h2>${chats.length > 0 ? `<ul class="chats">${chats.join('')}</ul>` : `<p class="note">${word('none')}</p>`}
<details class="note"><summary>${word('notTold')}</summary><ul>${renderNotTold(of.notTold)}</ul></details>`,
    '',
  );
};
