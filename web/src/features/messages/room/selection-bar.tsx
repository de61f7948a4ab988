import { Copy, Forward, Trash2, X } from 'lucide-react';
import { limits } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton, toast } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { findLine } from '../state.ts';
import { attempt } from './attempt.ts';
import { useRoomHandle, useRoomUi } from './room-ui.ts';
import styles from './selection-bar.module.css';

/** In place of the field while several messages are selected: what can be done with them. */
export function SelectionBar() {
  const t = useWords();
  const { chatId, ui } = useRoomHandle();
  const isGuest = useMe()?.guest ?? false;
  const selected = useRoomUi((state) => state.selected);
  const seqs = [...(selected ?? [])].sort((one, other) => one - other);
  const isNone = seqs.length === 0;
  const end = () => ui.setState({ selected: null });
  const copy = async () => {
    const lines = seqs.flatMap((seq) => findLine(chatId, seq)?.body.text || []);
    if (!(await attempt(navigator.clipboard.writeText(lines.join('\n'))))) return;
    toast(t('messages.copied'));
    end();
  };
  const forward = () => {
    const most = limits.forward.messages;
    if (seqs.length > most) toast(t('messages.forwardTooMany', { count: most }));
    else ui.setState({ sheet: { kind: 'forward', seqs } });
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('messages.select')}>
      <IconButton label={t('messages.cancel')} icon={<X aria-hidden="true" />} onPress={end} />
      <span className={styles.count} role="status">
        {t('messages.selected', { count: seqs.length })}
      </span>
      <IconButton
        label={t('messages.copy')}
        icon={<Copy aria-hidden="true" />}
        isDisabled={isNone}
        onPress={() => void copy()}
      />
      {!isGuest && (
        <IconButton
          label={t('messages.forward')}
          icon={<Forward aria-hidden="true" />}
          isDisabled={isNone}
          onPress={forward}
        />
      )}
      <IconButton
        label={t('messages.deleteForMe')}
        icon={<Trash2 aria-hidden="true" />}
        isDisabled={isNone}
        onPress={() => ui.setState({ sheet: { kind: 'deleteForMe', seqs } })}
      />
    </div>
  );
}
