import type { FriendBirthday } from '@maru/contract';
import { createStore } from 'zustand/vanilla';

export interface BirthdaysState {
  /** The birthdays of friends, the next first. */
  birthdays: readonly FriendBirthday[];
}

export const firstBirthdays: BirthdaysState = { birthdays: [] };

export const birthdaysStore = createStore<BirthdaysState>(() => firstBirthdays);
