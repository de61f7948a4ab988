import { createStore } from 'zustand/vanilla';

/** Which setting shall be shown and lit, and when that was asked; pages arrive late, and an old wish is void. */
export const askedSetting = createStore<{ id: string | null; at: number }>(() => ({ id: null, at: 0 }));

const patience = 10_000;

/** Asks that a setting is scrolled to and lit, as soon as it is there. */
export const askForSetting = (id: string): void => askedSetting.setState({ id, at: Date.now() });

/** Takes the wish for a setting, once. */
export const takeAsked = (id: string): boolean => {
  const asked = askedSetting.getState();
  if (asked.id !== id || Date.now() - asked.at > patience) return false;
  askedSetting.setState({ id: null, at: 0 });
  return true;
};
