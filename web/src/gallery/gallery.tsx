import '../styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadFonts } from '../styles/load-fonts.ts';
import { startFontScale, startTheme, ToastRegion } from '../ui/index.ts';
import { SampleApp } from './sample-app.tsx';
import { SamplePieces } from './sample-pieces.tsx';

// Open with `#app` for a whole mock of the app and without for every piece by itself.
startTheme();
startFontScale();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      {location.hash.startsWith('#app') ? <SampleApp start={location.hash.slice(5)} /> : <SamplePieces />}
      <ToastRegion label="알림" />
    </StrictMode>,
  );
}
loadFonts();
