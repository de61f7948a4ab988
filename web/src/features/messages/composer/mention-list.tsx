import { AtSign } from 'lucide-react';
import { pictureUrl } from '../../../platform/pictures/index.ts';
import { useWords } from '../../../platform/i18n/index.ts';
import { Avatar, cx } from '../../../ui/index.ts';
import styles from './mention-list.module.css';
import type { MentionName } from './use-mention-names.ts';

interface MentionListProps {
  id: string;
  names: readonly MentionName[];
  chosen: number;
  onPick: (name: MentionName) => void;
}

/** The names that are offered above the field after an @. */
export function MentionList({ id, names, chosen, onPick }: MentionListProps) {
  const t = useWords();
  return (
    <div id={id} role="listbox" aria-label={t('messages.mentions')} className={styles.list}>
      {names.map((one, index) => (
        // The keyboard stays in the field, which names the chosen one to those who hear the page.
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={cx(styles.option, index === chosen && styles.chosen)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <Avatar
            id={one.id}
            name={one.name}
            size="xs"
            tone={one.accountId ? 'hue' : 'cheong'}
            icon={one.accountId ? undefined : <AtSign />}
            pictureUrl={one.photo ? pictureUrl(one.photo, 'small') : undefined}
          />
          <span>{one.name}</span>
          {!one.accountId && <span className={styles.note}>{t('messages.everyoneNote')}</span>}
        </div>
      ))}
    </div>
  );
}
