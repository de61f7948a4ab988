import { findPlaces, type Wish } from '@maru/contract';
import { createContext, createElement, Fragment, type ReactNode } from 'react';

/** The words that are looked for in the room around; null outside of a search. */
export const MarkedWords = createContext<Wish | null>(null);

/** A text with the words of a query marked. */
export const markWords = (text: string, words: Wish | null): ReactNode => {
  const places = words ? findPlaces(words, text) : [];
  if (places.length === 0) return text;
  const parts: ReactNode[] = [];
  let done = 0;
  for (const [at, length] of places) {
    parts.push(text.slice(done, at), createElement('mark', { key: at }, text.slice(at, at + length)));
    done = at + length;
  }
  return createElement(Fragment, null, ...parts, text.slice(done));
};
