import type { Plugin } from 'vite';

const spoken = ['en-US', 'ko-KR'];

/** React Aria brings its words in more than thirty languages; the app speaks two of them. */
export const spokenLocales = (): Plugin => ({
  name: 'maru-spoken-locales',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    const locale = /[\\/]react-(?:aria|stately)[^?]*[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/.exec(
      id,
    )?.[1];
    return locale === undefined || spoken.includes(locale) ? undefined : 'export default {};';
  },
});
