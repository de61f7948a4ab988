import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { App, watchInstall, watchNewVersion } from './features/shell/ui.ts';
import { startState } from './state.ts';
import { fetchTheRest } from './ui/index.ts';
import { loadFonts } from './styles/load-fonts.ts';

// A part of the app that is loaded late may be gone after an update: the page starts anew, once a minute at most.
addEventListener('vite:preloadError', () => {
  const last = Number(sessionStorage.getItem('started-anew') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('started-anew', String(Date.now()));
  location.reload();
});
startState();
watchInstall();
const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the app.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
loadFonts();
void watchNewVersion();
addEventListener('load', () => setTimeout(() => void fetchTheRest(), 1_500));
