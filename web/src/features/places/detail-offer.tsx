import type { MapSource } from '@maru/contract';
import { Map } from 'lucide-react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { requestConsent } from '../consents/index.ts';

/** Offers the tiles of an outside server, which nobody gets who has not agreed to ask it. */
export function DetailOffer({ source }: { readonly source: MapSource | undefined }) {
  const t = useWords();
  if (!source?.asks) return null;
  return (
    <Button size="sm" icon={<Map aria-hidden="true" />} onPress={() => void requestConsent('map')}>
      {t('places.detailed')}
    </Button>
  );
}
