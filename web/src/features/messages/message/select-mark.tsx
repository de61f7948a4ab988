import { Check } from 'lucide-react';
import { cx } from '../../../ui/index.ts';
import { toggleSelected, useRoomHandle, useRoomUi } from '../room/room-ui.ts';
import styles from './select-mark.module.css';

/** The tick before a message while several are being selected. */
export function SelectMark({ seq, label }: { readonly seq: number; readonly label: string }) {
  const { ui } = useRoomHandle();
  const isSelected = useRoomUi((state) => state.selected?.has(seq) ?? false);
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={isSelected}
      aria-label={label}
      className={styles.mark}
      onClick={(event) => {
        // The row around would take it back again.
        event.stopPropagation();
        toggleSelected(ui, seq);
      }}
    >
      <span className={cx(styles.box, isSelected && styles.on)}>
        <Check aria-hidden="true" />
      </span>
    </button>
  );
}
