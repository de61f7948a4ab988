import { QrCode } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, lazily, useIsPhone } from '../../ui/index.ts';

const QrSheet = lazily(async () => (await import('./qr-sheet.tsx')).QrSheet, { isOver: true });

/** Signing in by a QR code that a phone reads; for wide windows, as phones rarely read each other. */
export function QrOffer() {
  const t = useWords();
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  if (isPhone) return null;
  return (
    <>
      <Button size="lg" isWide icon={<QrCode aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('approval.withPhone')}
      </Button>
      {isOpen && <QrSheet onClose={() => setOpen(false)} />}
    </>
  );
}
