import type { InputOf } from '@maru/contract';
import { v7 } from 'uuid';
import { call } from '../../platform/session/index.ts';
import { dropLater, placeLater } from './apply-entries.ts';
import { laterStore } from './state.ts';

/** Has a message sent at a moment. */
export const scheduleMessage = async (wish: Omit<InputOf<'later.schedule'>, 'key'>): Promise<void> => {
  const { message } = await call('later.schedule', { ...wish, key: v7() });
  laterStore.setState((state) => placeLater(state, message));
};

/** Changes the moment or the words of one that waits. */
export const updateLater = async (id: string, change: Omit<InputOf<'later.update'>, 'id'>): Promise<void> => {
  const { message } = await call('later.update', { id, ...change });
  laterStore.setState((state) => placeLater(state, message));
};

/** Sends one now. */
export const sendLaterNow = async (id: string): Promise<void> => {
  await call('later.sendNow', { id });
  laterStore.setState((state) => dropLater(state, id));
};

/** Takes one back. */
export const cancelLater = async (id: string): Promise<void> => {
  await call('later.cancel', { id });
  laterStore.setState((state) => dropLater(state, id));
};
