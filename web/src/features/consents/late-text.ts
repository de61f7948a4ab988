import { lazily } from '../../ui/index.ts';

/** Words with headings, lists and links. */
export const Markdown = lazily(async () => (await import('./markdown.tsx')).Markdown);
