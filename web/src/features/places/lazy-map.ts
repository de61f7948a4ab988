import { lazily } from '../../ui/index.ts';

/** The map, which is large: fetched when one is opened. */
export const MapView = lazily(async () => (await import('./map-view.tsx')).MapView, { isRare: true });
