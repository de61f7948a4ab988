import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { lazily } from '../../ui/index.ts';
import { useBlocking, useNews } from './hooks.ts';
import { consentsStore } from './state.ts';

const ConsentSheet = lazily(async () => (await import('./consent-sheet.tsx')).ConsentSheet, { isOver: true });
const NewsSheet = lazily(async () => (await import('./news-sheet.tsx')).NewsSheet, { isOver: true });
const AgreeScreen = lazily(async () => (await import('./agree-screen.tsx')).AgreeScreen, { isRare: true });

/** Lets nobody on who has not agreed to what counts now; where it is open, they see what they may do all the same. */
export function ConsentGate(props: { readonly isOpen: boolean; readonly children: ReactNode }) {
  const isBlocked = useBlocking().length > 0;
  return isBlocked && !props.isOpen ? <AgreeScreen /> : props.children;
}

/** Where the question for a consent appears, and where new versions are told; stands once in the app, over every page. */
export function ConsentDoor() {
  const isBlocked = useBlocking().length > 0;
  const question = useStore(consentsStore, (state) => state.question);
  const news = useNews();
  if (question) return <ConsentSheet onClose={() => question.answer(false)} />;
  return news && !isBlocked ? <NewsSheet key={`${news.subject} ${news.text.version}`} news={news} /> : null;
}
