import type { PersonView } from '../call-view.ts';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { Avatar } from '../../../ui/index.ts';
import styles from './tile.module.css';

/** What a face in a call takes. */
export interface CallFaceProps {
  readonly person: Pick<PersonView, 'accountId' | 'name' | 'photo'>;
  readonly className?: string | undefined;
}

/** A face in a call, as large as its place allows. */
export function CallFace({ person, className }: CallFaceProps) {
  return (
    <Avatar
      id={person.accountId}
      name={person.name}
      pictureUrl={person.photo ? pictureUrl(person.photo, 'large') : undefined}
      className={className ?? styles.face}
    />
  );
}
