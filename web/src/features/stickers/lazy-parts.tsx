import { lazily } from '../../ui/index.ts';
import type { PackSheetProps } from './page/pack-sheet.tsx';
import type { StickersPageProps } from './page/stickers-page.tsx';

/** A pack in a sheet; fetched apart. */
export const PackSheet = lazily<PackSheetProps>(
  async () => (await import('./page/pack-sheet.tsx')).PackSheet,
  { isOver: true },
);

/** The page of stickers; fetched apart. */
export const StickersPage = lazily<StickersPageProps>(
  async () => (await import('./page/stickers-page.tsx')).StickersPage,
);
