import { FolderHeart } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { MenuRow, Sheet } from '../../ui/index.ts';
import { MineSection } from './mine-section.tsx';

/** A guest's way to what is held about them: guests have no settings. */
export function VisitDataRow() {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <MenuRow
        label={t('archive.mineTitle')}
        icon={<FolderHeart aria-hidden="true" />}
        hasChevron
        onPress={() => setOpen(true)}
      />
      <Sheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('archive.mineTitle')}
        closeLabel={t('archive.close')}
        isFlush
      >
        <MineSection />
      </Sheet>
    </>
  );
}
