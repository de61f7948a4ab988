import { Copy, RefreshCw, Share2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useWords, wordError } from '../../platform/i18n/index.ts';
import { paths } from '../../platform/router/index.ts';
import { useVerb } from '../../platform/verbs/index.ts';
import { Banner, Button, ConfirmDialog, QrImage, Spinner, toast } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { myLinkCode } from './friends.ts';
import styles from './people.module.css';

/** My QR and link, to be shown, sent, or made anew. */
export function MyLink() {
  const t = useWords();
  const me = useMe();
  const [code, setCode] = useState<string>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let isShown = true;
    myLinkCode().then(
      (mine) => isShown && setCode(mine),
      (reason: unknown) => isShown && setError(reason),
    );
    return () => {
      isShown = false;
    };
  }, []);
  if (error) return <Banner tone="danger">{wordError(error)}</Banner>;
  if (!code)
    return (
      <div className={styles.waiting}>
        <Spinner label={t('people.linkLoading')} size="lg" />
      </div>
    );
  const link = location.origin + paths.personLink(code);
  const isOff = me?.settings.findByLink === false;
  return (
    <div className={styles.mine}>
      <div className={styles.qrCard}>
        <QrImage text={link} label={t('people.mineLabel')} />
        <p className={styles.cardName}>{me?.name}</p>
        {me?.handle && <p className={styles.cardHandle}>@{me.handle}</p>}
      </div>
      {isOff ? (
        <Banner tone="quiet">{t('people.linkIsOff')}</Banner>
      ) : (
        <p className={styles.mineText}>{t('people.mineText')}</p>
      )}
      <p className={styles.link}>{link}</p>
      <LinkButtons link={link} onRenewed={setCode} />
    </div>
  );
}

interface LinkButtonsProps {
  readonly link: string;
  readonly onRenewed: (code: string) => void;
}

function LinkButtons({ link, onRenewed }: LinkButtonsProps) {
  const t = useWords();
  const [isAsking, setAsking] = useState(false);
  const verb = useVerb();
  const copy = async () => {
    const isDone = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    toast(t(isDone ? 'people.copied' : 'people.copyFailed'));
  };
  const renew = async () => {
    const isDone = await verb.run(async () => onRenewed(await myLinkCode(true)));
    if (!isDone) return;
    setAsking(false);
    toast(t('people.renewed'));
  };
  return (
    <div className={styles.linkButtons}>
      <Button icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
        {t('people.copy')}
      </Button>
      {'share' in navigator && (
        <Button
          icon={<Share2 aria-hidden="true" />}
          onPress={() => void navigator.share({ text: t('people.shareText'), url: link }).catch(() => {})}
        >
          {t('people.share')}
        </Button>
      )}
      <Button variant="quiet" icon={<RefreshCw aria-hidden="true" />} onPress={() => setAsking(true)}>
        {t('people.renew')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('people.renewAsk')}
        confirmLabel={t('people.renew')}
        cancelLabel={t('people.cancel')}
        onConfirm={() => void renew()}
        onCancel={() => setAsking(false)}
        isBusy={verb.isBusy}
      >
        {verb.error || t('people.renewText')}
      </ConfirmDialog>
    </div>
  );
}
