export { applyPrefs, changePrefs, languageOf, prefsStore, themeOf, usePrefs, type Prefs } from './prefs.ts';
