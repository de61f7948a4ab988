import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../cx.ts';
import { dismissToast, listToasts, subscribeToasts } from './toast-store.ts';
import styles from './toast-region.module.css';

/** The place toasts appear in; stands once, at the root of the app. */
export function ToastRegion({ label }: { readonly label: string }) {
  const entries = useSyncExternalStore(subscribeToasts, listToasts, listToasts);
  // Beside the app and not in it, so that it lies over the dialogs, which stand beside the app too.
  return createPortal(
    // The attribute keeps toasts readable and pressable while a dialog holds the rest of the page still.
    <div className={styles.region} role="region" aria-label={label} data-react-aria-top-layer="true">
      <div role="status" aria-live="polite" className={styles.stack}>
        {entries.map((entry) => (
          <div key={entry.id} className={cx(styles.toast, entry.tone === 'danger' && styles.danger)}>
            <span className={styles.text}>{entry.text}</span>
            {entry.action && (
              <button
                type="button"
                className={styles.action}
                onClick={() => {
                  entry.action?.onPress();
                  dismissToast(entry.id);
                }}
              >
                {entry.action.label}
              </button>
            )}
          </div>
        ))}
      </div>
    </div>,
    document.body,
  );
}
