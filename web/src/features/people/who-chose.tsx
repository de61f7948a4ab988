import type { Person } from '@maru/contract';
import { Face } from './face.tsx';
import styles from './who-chose.module.css';

interface WhoChoseProps {
  readonly choices: readonly { id: string | number; title: string; persons: readonly Person[] }[];
}

/** Under each choice the persons who chose it; choices of nobody are left out. */
export function WhoChose({ choices }: WhoChoseProps) {
  return (
    <dl className={styles.choices}>
      {choices.map(
        ({ id, title, persons }) =>
          persons.length > 0 && (
            <div key={id}>
              <dt dir="auto">{title}</dt>
              {persons.map((person) => (
                <dd key={person.id}>
                  <Face person={person} size="xxs" />
                  <span>{person.name}</span>
                </dd>
              ))}
            </div>
          ),
      )}
    </dl>
  );
}
