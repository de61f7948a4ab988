import { useWords } from '../../platform/i18n/index.ts';
import { useMe } from '../accounts/index.ts';
import { DeskScreen } from '../desk/ui.ts';
import { LostPage } from './lost-page.tsx';

/** What the place of the desk takes. */
export interface DeskPlaceProps {
  readonly section: string | undefined;
  readonly onBack?: (() => void) | undefined;
}

/** The operators' desk; for everybody else the address leads nowhere. */
export function DeskPlace({ section, onBack }: DeskPlaceProps) {
  const t = useWords();
  if (!useMe()?.operator) return <LostPage />;
  return <DeskScreen section={section} back={onBack && { label: t('shell.back'), onPress: onBack }} />;
}
