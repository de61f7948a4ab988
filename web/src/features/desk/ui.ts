import { lazily } from '../../ui/index.ts';

/** Only operators ever fetch it. */
export const DeskScreen = lazily(async () => (await import('./desk-screen.tsx')).DeskScreen, {
  isRare: true,
});
