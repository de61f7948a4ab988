import type { Signal } from '@maru/contract';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How far the making of films has come, in percent, as the host last said. */
const makingStore = createStore<Readonly<Record<string, number>>>(() => ({}));

/** Takes what the host says of files that are being made playable. */
export const hearMaking = ({ kind, body }: Signal): void => {
  if (kind !== 'file.progress') return;
  const { fileId, percent } = body as { fileId: string; percent: number };
  makingStore.setState({ [fileId]: percent });
};

/** How far the making of a film has come, in percent; undefined while nothing was heard of it. */
export const useMaking = (fileId: string): number | undefined =>
  useStore(makingStore, (making) => making[fileId]);

/** Forgets all of it. */
export const forgetMaking = (): void => makingStore.setState({}, true);
