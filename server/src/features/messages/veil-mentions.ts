import type { Mention } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { renameMentions } from './rules.ts';

/** Somebody shows some people another name than others: a mention in what all of them read calls them by their handle. */
export const veilMentions = async (
  db: Queryable,
  text: string,
  mentions: readonly Mention[] | undefined,
): Promise<{ text: string; mentions: Mention[] | undefined }> => {
  const ids = [...new Set((mentions ?? []).flatMap(({ accountId }) => accountId ?? []))];
  if (!mentions || ids.length === 0) return { text, mentions: mentions && [...mentions] };
  const persons = await findPersons(db, ids, 'everybody');
  const veiled = [...persons.values()].filter((person) => person.name === '' && person.handle);
  if (veiled.length === 0) return { text, mentions: [...mentions] };
  const handles = new Map(veiled.map(({ id, handle }) => [id, `@${handle}`]));
  return renameMentions(text, mentions, (id) => handles.get(id));
};
