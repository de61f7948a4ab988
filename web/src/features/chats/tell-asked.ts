import type { AccountId, Friend } from '@maru/contract';
import { translate as t } from '../../platform/i18n/index.ts';
import { toast } from '../../ui/index.ts';
import { displayName } from '../people/index.ts';

/** Says who was asked first, because they have not added me. */
export const tellAsked = (picked: readonly Friend[], asked: readonly AccountId[]): void => {
  const names = picked.filter(({ id }) => asked.includes(id)).map(displayName);
  const [name] = names;
  if (!name) return;
  const words =
    names.length > 3
      ? t('chats.askedMany', { name, count: names.length - 1 })
      : t('chats.asked', { names: names.join(', ') });
  toast(words, { milliseconds: 6_000 });
};
