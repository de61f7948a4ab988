import type { SecondStep } from '@maru/contract';
import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { Banner, Button } from '../../ui/index.ts';
import { findWaiting } from './waiting-ticket.ts';

/** A sign-in that waits in this browser: whoever comes back goes on with it. */
export function WaitingOffer({ onStep }: { readonly onStep: (step: SecondStep) => void }) {
  const t = useWords();
  const moments = useMoments();
  const [waiting] = useState(() => findWaiting());
  if (!waiting) return null;
  const { ticket, letsInAt, isReady } = waiting;
  return (
    <Banner
      tone="trust"
      icon={<Hourglass aria-hidden="true" />}
      action={
        <Button size="sm" onPress={() => onStep({ ticket, ways: ['approval'], endsAt: letsInAt })}>
          {t('approval.goOn')}
        </Button>
      }
    >
      {t(isReady ? 'approval.isReady' : 'approval.stillWaits', { moment: moments.full(letsInAt) })}
    </Banner>
  );
}
