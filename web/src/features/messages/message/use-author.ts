import type { AccountId } from '@maru/contract';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { useDisplayName, usePerson } from '../../people/index.ts';

/** How a writer is shown: the name I see for them, their picture, whether they are a guest. */
export interface Author {
  id: AccountId;
  name: string;
  pictureUrl: string | undefined;
  isGuest: boolean;
}

export const useAuthor = (id: AccountId, fallback = ''): Author => {
  const t = useWords();
  const person = usePerson(id);
  const name = useDisplayName(id);
  return {
    id,
    name: name || fallback || t('messages.someone'),
    pictureUrl: person?.photo ? pictureUrl(person.photo, 'small') : undefined,
    isGuest: (person?.guest && !person.gone) ?? false,
  };
};
