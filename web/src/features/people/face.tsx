import type { AccountId, Friend, Person } from '@maru/contract';
import { useStore } from 'zustand';
import { useWords } from '../../platform/i18n/index.ts';
import { pictureUrl } from '../../platform/pictures/index.ts';
import { Avatar, type AvatarSize } from '../../ui/index.ts';
import { displayName, peopleStore } from './state.ts';

/** What a person's face takes. */
export interface FaceProps {
  readonly person: Person | Friend;
  readonly size?: AvatarSize | undefined;
  /** Shows a dot while the person is here. */
  readonly hasPresence?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A person's face, with the dot of those who are here. */
export function Face({ person, size, hasPresence, className }: FaceProps) {
  const t = useWords();
  const isOnline = useIsOnline(person.id);
  return (
    <Avatar
      id={person.id}
      name={displayName(person)}
      size={size}
      pictureUrl={person.photo ? pictureUrl(person.photo, size === 'xxl' ? 'large' : 'small') : undefined}
      presenceLabel={hasPresence && isOnline ? t('people.online') : undefined}
      className={className}
    />
  );
}

const useIsOnline = (id: AccountId): boolean =>
  useStore(peopleStore, (state) => state.presences[id]?.online === true);
