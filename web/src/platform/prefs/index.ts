export {
  applyPrefs,
  changePrefs,
  languageOf,
  prefsStore,
  themeOf,
  usePrefs,
  watchSystemTheme,
  type Prefs,
} from './prefs.ts';
