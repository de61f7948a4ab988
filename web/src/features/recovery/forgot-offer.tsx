import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { Button } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';

/** For whoever has forgotten their password, where the host sends mails. */
export function ForgotOffer() {
  const t = useWords();
  if (!useHost()?.mail) return null;
  return (
    <Button variant="quiet" isWide onPress={() => go(paths.recover())}>
      {t('recovery.forgot')}
    </Button>
  );
}
