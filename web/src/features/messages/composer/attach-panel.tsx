import { LockKeyhole, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton, Popover } from '../../../ui/index.ts';
import type { Attachment } from '../content/attachments.ts';
import styles from './attach-panel.module.css';

/** What a panel of attachments takes. */
interface AttachPanelProps {
  readonly attachments: readonly Attachment[];
  /** What this kind of room has not, said below. */
  readonly missing: readonly Attachment[];
  readonly onChoose: (attachment: Attachment) => void;
}

/** Everything that can be put into a message, as labelled round tiles. */
export function AttachPanel({ attachments, missing, onChoose }: AttachPanelProps) {
  const t = useWords();
  return (
    <>
      <ul className={styles.tiles}>
        {attachments.map((one) => (
          <li key={one.id}>
            <Button className={styles.tile ?? ''} onPress={() => onChoose(one)}>
              <span className={styles.glyph}>
                <one.Icon aria-hidden="true" />
              </span>
              <span className={styles.label}>{t(one.label)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className={styles.missing}>
          <LockKeyhole aria-hidden="true" />
          <span>{t('messages.notInSecret', { list: missing.map((one) => t(one.label)).join(' · ') })}</span>
        </p>
      )}
    </>
  );
}

/** The + of a wide window: the tiles open above it. */
export function AttachPopover({ attachments, missing, onChoose }: AttachPanelProps) {
  const t = useWords();
  return (
    <Popover
      label={t('messages.attach')}
      placement="top start"
      className={styles.popover}
      trigger={<IconButton label={t('messages.attach')} icon={<Plus aria-hidden="true" />} />}
    >
      {(close) => (
        <AttachPanel
          attachments={attachments}
          missing={missing}
          onChoose={(one) => {
            close();
            onChoose(one);
          }}
        />
      )}
    </Popover>
  );
}
