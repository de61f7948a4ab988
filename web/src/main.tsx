import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { rememberedAccount } from './features/accounts/index.ts';
import { App, hasten, hearPresses, watchInstall, watchNewVersion } from './features/shell/ui.ts';
import { startState } from './state.ts';
import { fetchTheRest, watchComposing } from './ui/index.ts';
import { watchAttention } from './platform/attention/index.ts';
import { routeOf } from './platform/router/index.ts';
import { loadFonts } from './styles/load-fonts.ts';

hearPresses();
hasten(routeOf(location.pathname), rememberedAccount() !== undefined);
watchAttention();
watchComposing();
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
