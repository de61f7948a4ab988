import { useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import styles from './pick-list.module.css';

/** How something that can be picked looks. */
export interface PickRow {
  readonly picture: ReactNode;
  readonly name: ReactNode;
  /** Stands right after the name, such as how many are in it. */
  readonly marks?: ReactNode;
  /** A second, quieter line. */
  readonly note?: ReactNode;
  /** Counts as picked already, and stays so. */
  readonly isFixed?: boolean;
  /** Cannot be picked; `note` says why. */
  readonly isBarred?: boolean;
}

/** What a list to pick from takes. */
export interface PickListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly picked: ReadonlySet<string>;
  readonly onToggle: (item: Item) => void;
  /** Asked for the rows in sight alone. */
  readonly show: (item: Item) => PickRow;
}

/** A list to pick any number from; it takes the height it is given, and only what is in sight stands in the page. */
export function PickList<Item extends { readonly id: string }>({
  label,
  items,
  picked,
  onToggle,
  show,
}: PickListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  // The rows measure themselves: nothing here may be memoised.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.list} role="group" aria-label={label}>
      <div className={styles.all} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index]!;
          return (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Choice {...show(item)} isPicked={picked.has(item.id)} onToggle={() => onToggle(item)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface ChoiceProps extends PickRow {
  readonly isPicked: boolean;
  readonly onToggle: () => void;
}

function Choice({ picture, name, marks, note, isFixed, isBarred = false, isPicked, onToggle }: ChoiceProps) {
  const isOn = isPicked || isFixed === true;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isOn}
      disabled={isFixed === true || (isBarred && !isPicked)}
      className={styles.choice}
      onClick={onToggle}
    >
      {picture}
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={styles.name}>{name}</span>
          {marks && <span className={styles.marks}>{marks}</span>}
        </span>
        {note && <span className={styles.note}>{note}</span>}
      </span>
      <span className={styles.box} data-on={isOn ? '' : undefined} aria-hidden="true">
        {isOn && <Check />}
      </span>
    </button>
  );
}
