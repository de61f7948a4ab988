import { useWords } from '../../platform/i18n/index.ts';
import type { WholePageProps } from '../../platform/settings/index.ts';
import { StickersPage } from './lazy-parts.tsx';

/** The stickers as a page of the settings. */
export function StickersSettings({ onBack }: WholePageProps) {
  const t = useWords();
  return <StickersPage back={onBack && { label: t('stickers.back'), onPress: onBack }} />;
}
