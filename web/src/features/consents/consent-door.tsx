import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import { useBlocking, useNews } from './hooks.ts';
import { consentsStore } from './state.ts';

const ConsentSheet = lazily(async () => (await import('./consent-sheet.tsx')).ConsentSheet, { isOver: true });
const NewsSheet = lazily(async () => (await import('./news-sheet.tsx')).NewsSheet, { isOver: true });

/** Where the question for a consent appears, and where new versions are told; stands once in the app, over every page. */
export function ConsentDoor() {
  const isBlocked = useBlocking().length > 0;
  const question = useStore(consentsStore, (state) => state.question);
  const news = useNews();
  if (question) return <ConsentSheet onClose={() => question.answer(false)} />;
  return news && !isBlocked ? <NewsSheet key={`${news.subject} ${news.text.version}`} news={news} /> : null;
}
