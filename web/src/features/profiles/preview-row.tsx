import { Eye } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { lazily, MenuRow } from '../../ui/index.ts';

const PreviewSheet = lazily(async () => (await import('./preview-sheet.tsx')).PreviewSheet, { isOver: true });

/** Leads to how others see me. */
export function PreviewRow() {
  const t = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <MenuRow
        label={t('profiles.preview')}
        description={t('profiles.previewText')}
        icon={<Eye aria-hidden="true" />}
        hasChevron
        onPress={() => setIsOpen(true)}
      />
      {isOpen && <PreviewSheet onClose={() => setIsOpen(false)} />}
    </>
  );
}
