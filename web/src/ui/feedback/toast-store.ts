/** What a toast may say and offer. */
export interface ToastOptions {
  readonly tone?: 'neutral' | 'danger' | undefined;
  readonly action?: { readonly label: string; onPress(): void } | undefined;
  /** How long it stays; an offer to undo deserves longer. */
  readonly milliseconds?: number | undefined;
}

/** A toast that is showing. */
export interface ToastEntry extends ToastOptions {
  readonly id: number;
  readonly text: string;
}

const MOST = 3;
let entries: readonly ToastEntry[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function update(next: readonly ToastEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** Shows a short word at the edge of the screen; returns how to take it away early. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const entry: ToastEntry = { ...options, id: nextId++, text };
  // The same word twice is one word: failing retries must not pile up.
  update([...entries.filter((other) => other.text !== text), entry].slice(-MOST));
  const close = () => dismissToast(entry.id);
  setTimeout(close, options.milliseconds ?? (options.action ? 8000 : 4000));
  return close;
}

/** Takes a toast away. */
export function dismissToast(id: number): void {
  if (entries.some((entry) => entry.id === id)) update(entries.filter((entry) => entry.id !== id));
}

/** Takes every toast away, as when the app locks. */
export const dismissToasts = (): void => update([]);

/** The toasts that are showing, oldest first. */
export function listToasts(): readonly ToastEntry[] {
  return entries;
}

/** Calls back whenever the toasts change. */
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
