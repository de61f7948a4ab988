import { createStore } from "zustand/vanilla";
import { useStore } from "zustand";

/** What is decided for this device alone; `account` follows the settings of the account. */
export interface Prefs {
  theme: "account" | "auto" | "light" | "dark";
  language: "account" | "auto" | "ko" | "en";
  /** Percent, 100 to 200. */
  fontScale: number;
}

const name = "maru.prefs";
const firstPrefs: Prefs = { theme: "account", language: "account", fontScale: 100 };

const clampScale = (percent: number): number =>
  Math.min(200, Math.max(100, Math.round(percent) || 100));

const readPrefs = (): Prefs => {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "{}") as Partial<Prefs>;
    return { ...firstPrefs, ...kept, fontScale: clampScale(kept.fontScale ?? 100) };
  } catch {
    return firstPrefs;
  }
};

export const prefsStore = createStore<Prefs>(() => readPrefs());

/** The theme to show, of the device's choice and the account's. */
export const themeOf = (prefs: Prefs, ofAccount: "auto" | "light" | "dark" = "auto") =>
  prefs.theme === "account" ? ofAccount : prefs.theme;

/** The language to show, of the device's choice and the account's. */
export const languageOf = (prefs: Prefs, ofAccount: "auto" | "ko" | "en" = "auto") =>
  prefs.language === "account" ? ofAccount : prefs.language;

/** Puts theme and font scale on the page; `auto` leaves the theme to the system. */
export const applyPrefs = (ofAccount: "auto" | "light" | "dark" = "auto"): void => {
  if (typeof document === "undefined") return;
  const prefs = prefsStore.getState();
  const theme = themeOf(prefs, ofAccount);
  const root = document.documentElement;
  if (theme === "auto") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  root.style.setProperty("--font-scale", String(prefs.fontScale / 100));
};

/** Changes what is decided for this device. */
export const changePrefs = (change: Partial<Prefs>): void => {
  const next = { ...prefsStore.getState(), ...change };
  prefsStore.setState({ ...next, fontScale: clampScale(next.fontScale) });
  try {
    localStorage.setItem(name, JSON.stringify(prefsStore.getState()));
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
};

export const usePrefs = (): Prefs => useStore(prefsStore);
