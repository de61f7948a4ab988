import { CircleCheck, TriangleAlert, UserRoundX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, QrImage, Sheet, Tabs } from '../../../ui/index.ts';
import { QrScanner } from '../../people/ui.ts';
import { readKeyCode, writeKeyCode, type KeyCodeAnswer, type KeyScope } from './key-code.ts';
import styles from './keys.module.css';
import type { KeyPrint } from './view.ts';

/** Whose keys a comparison is about: those of a room of two, of somebody in a group, or of a whole group. */
export type Compared = 'two' | 'person' | 'room';

/** What comparing by QR takes. */
export interface CompareSheetProps {
  readonly compared: Compared;
  readonly scope: KeyScope;
  readonly print: KeyPrint;
  /** Whose screen is looked at; in a group without one, anybody's. */
  readonly name?: string | undefined;
  /** The codes are the same. */
  readonly onSame: () => void;
  readonly onClose: () => void;
}

const mineWords = {
  two: 'secret.qrMineText',
  person: 'secret.qrMinePersonText',
  room: 'secret.qrMineRoomText',
} as const;

const sameWords = {
  two: 'secret.qrSameText',
  person: 'secret.qrSamePersonText',
  room: 'secret.qrSameRoomText',
} as const;

type Result = Exclude<KeyCodeAnswer, 'foreign'>;

/** Compares keys by QR: shows mine, reads the other's, and says plainly what came out. */
export function CompareSheet({ compared, scope, print, name, onSame, onClose }: CompareSheetProps) {
  const t = useWords();
  const [result, setResult] = useState<Result>();
  const read = useCallback(
    (text: string) => {
      const answer = readKeyCode(text, scope, print);
      return answer === 'foreign' ? undefined : answer;
    },
    [scope, print],
  );
  const take = (answer: string) => {
    setResult(answer as Result);
    if (answer === 'same') onSame();
  };
  return (
    <Sheet isOpen isTall onClose={onClose} title={t('secret.qrTitle')} closeLabel={t('secret.close')}>
      {result ? (
        <Outcome
          compared={compared}
          result={result}
          name={name}
          onAgain={() => setResult(undefined)}
          onClose={onClose}
        />
      ) : (
        <Tabs
          label={t('secret.qrTitle')}
          className={styles.compare}
          items={[
            {
              id: 'mine',
              label: t('secret.qrMine'),
              content: (
                <div className={styles.qr}>
                  <div className={styles.qrBox}>
                    <QrImage text={writeKeyCode(scope, print)} label={t('secret.qrLabel')} size={14} />
                  </div>
                  <p className={styles.centred}>{t(mineWords[compared], { name: name ?? '' })}</p>
                </div>
              ),
            },
            {
              id: 'scan',
              label: name ? t('secret.qrScan', { name }) : t('secret.qrScanRoom'),
              content: (
                <div className={styles.qr}>
                  <QrScanner
                    read={read}
                    onFound={take}
                    words={{
                      aim: name ? t('secret.qrScanText', { name }) : t('secret.qrScanRoomText'),
                      foreign: t('secret.qrForeign'),
                      missing: t('secret.qrNoCamera'),
                    }}
                  />
                </div>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  );
}

interface OutcomeProps {
  readonly compared: Compared;
  readonly result: Result;
  readonly name: string | undefined;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

const outcomes = {
  same: { Icon: CircleCheck, title: 'secret.qrSameTitle', text: 'secret.qrSameText', tone: styles.good },
  different: {
    Icon: TriangleAlert,
    title: 'secret.qrDifferentTitle',
    text: 'secret.qrDifferentText',
    tone: styles.bad,
  },
  other: { Icon: UserRoundX, title: 'secret.qrOtherTitle', text: 'secret.qrOtherText', tone: styles.plain },
} as const;

/** What the comparison came to. */
export function Outcome({ compared, result, name = '', onAgain, onClose }: OutcomeProps) {
  const t = useWords();
  const { Icon, title, text, tone } = outcomes[result];
  const words = result === 'same' ? sameWords[compared] : text;
  return (
    <div className={styles.outcome} role="status">
      <span className={`${styles.outcomeGlyph} ${tone}`}>
        <Icon aria-hidden="true" />
      </span>
      <h3 className={styles.outcomeTitle}>{t(title)}</h3>
      <p className={styles.centred}>{t(words, { name })}</p>
      <div className={styles.outcomeButtons}>
        {result !== 'same' && (
          <Button size="lg" isWide onPress={onAgain}>
            {t('secret.qrAgain')}
          </Button>
        )}
        <Button size="lg" isWide variant={result === 'same' ? 'primary' : 'quiet'} onPress={onClose}>
          {t(result === 'same' ? 'secret.done' : 'secret.close')}
        </Button>
      </div>
    </div>
  );
}
