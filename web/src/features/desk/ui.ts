import './register-settings.ts';
import { lazily } from '../../ui/index.ts';

/** Only operators ever fetch it. */
export const DeskScreen = lazily(async () => (await import('./desk-screen.tsx')).DeskScreen, {
  isRare: true,
});
