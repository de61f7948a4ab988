import { limits, type Chat } from '@maru/contract';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { MenuRow, RadioRows, Sheet } from '../../../ui/index.ts';
import { setVanishing } from '../../chats/index.ts';
import { attempt, wordDuration } from '../../chats/ui.ts';
import styles from './drawer.module.css';

type After = (typeof limits.vanishAfter)[number] | null;

/** After how long messages of this chat go by themselves; hosts of a group and both of a pair may change it. */
export function VanishingRow({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  // A chat kept by an earlier version does not know the word yet.
  const after = chat.vanishAfter ?? null;
  const isMine = chat.kind !== 'group' || chat.role === 'host';
  if (!isMine && after === null) return null;
  return (
    <>
      <MenuRow
        label={t('drawer.vanish')}
        value={after === null ? t('drawer.vanishOff') : wordDuration(after, t)}
        hasChevron={isMine}
        isDisabled={!isMine}
        onPress={() => open(true)}
      />
      {isOpen && <VanishingSheet chat={chat} onClose={() => open(false)} />}
    </>
  );
}

function VanishingSheet({ chat, onClose }: { readonly chat: Chat; readonly onClose: () => void }) {
  const t = useWords();
  const choices: After[] = [null, ...limits.vanishAfter];
  const choose = async (after: After) => {
    if (await attempt(setVanishing(chat.id, after))) onClose();
  };
  return (
    <Sheet isOpen onClose={onClose} title={t('drawer.vanish')} closeLabel={t('drawer.close')}>
      <p className={styles.hint}>{t('drawer.vanishHint')}</p>
      <RadioRows
        label={t('drawer.vanish')}
        isLabelHidden
        value={String(chat.vanishAfter ?? null)}
        options={choices.map((after) => ({
          value: String(after),
          label: after === null ? t('drawer.vanishOff') : wordDuration(after, t),
        }))}
        onChange={(value) => void choose(choices.find((after) => String(after) === value) ?? null)}
      />
    </Sheet>
  );
}
