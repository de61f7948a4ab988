import { Copy, ExternalLink, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { Button, Sheet, toast } from '../../ui/index.ts';
import styles from './calendar.module.css';

/** The address under which other calendar apps read my events. */
export function AddressSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [path, setPath] = useState<string | null>();
  useEffect(() => {
    call('events.getAddress', {}).then(
      (answer) => setPath(answer.path),
      () => setPath(null),
    );
  }, []);
  const set = (on: boolean) =>
    tryVerb(call('events.setAddress', { on }).then((answer) => setPath(answer.path)));
  const url = path ? `${location.origin}${path}` : '';
  const copy = async () => {
    await navigator.clipboard.writeText(url).catch(() => {});
    toast(t('events.subscribeCopied'));
  };
  return (
    <Sheet isOpen onClose={onClose} title={t('events.subscribeTitle')} closeLabel={t('events.close')}>
      <p className={styles.explain}>{t('events.subscribeText')}</p>
      {path ? (
        <>
          <code className={styles.address}>{url}</code>
          <div className={styles.buttons}>
            <Button size="sm" variant="soft" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
              {t('events.subscribeCopy')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={<ExternalLink aria-hidden="true" />}
              onPress={() => location.assign(url.replace(/^https?:/, 'webcal:'))}
            >
              {t('events.subscribeOpen')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={<RefreshCw aria-hidden="true" />}
              onPress={() => void set(true).then((done) => done && toast(t('events.subscribeRenewed')))}
            >
              {t('events.subscribeRenew')}
            </Button>
            <Button size="sm" variant="quiet" onPress={() => void set(false)}>
              {t('events.subscribeOff')}
            </Button>
          </div>
        </>
      ) : (
        <Button variant="primary" isWide isDisabled={path === undefined} onPress={() => void set(true)}>
          {t('events.subscribeMake')}
        </Button>
      )}
    </Sheet>
  );
}
