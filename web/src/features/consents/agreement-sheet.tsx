import { useWords } from '../../platform/i18n/index.ts';
import { Sheet } from '../../ui/index.ts';
import { FetchedText } from './text-view.tsx';

/** Which of the two texts is shown. */
export interface AgreementSheetProps {
  readonly subject: 'terms' | 'privacy';
  readonly onClose: () => void;
}

/** What a new account agrees to, in full. */
export function AgreementSheet({ subject, onClose }: AgreementSheetProps) {
  const t = useWords();
  return (
    <Sheet
      isOpen
      isTall
      size="wide"
      title={t(`accounts.${subject}`)}
      closeLabel={t('consents.close')}
      onClose={onClose}
    >
      <FetchedText subject={subject} />
    </Sheet>
  );
}
