import type { Chat } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { SwitchRow } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { showReadsIn, useReadsShown } from '../../chats/index.ts';
import { attempt } from '../../chats/ui.ts';

/** Is it shown here how far I have read? Where it is not, the row says what follows from that. */
export function ReadsRow({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const forAll = useMe()?.settings.seesReads ?? 'everyone';
  const { mine } = useReadsShown(chat.id);
  const decided = chat.settings.showReads ?? null;
  const isShown = decided ?? mine ?? forAll === 'everyone';
  const turn = (isOn: boolean) => {
    // What is so for all chats anyway needs no word of its own here.
    const isSo = forAll === (isOn ? 'everyone' : 'nobody');
    void attempt(showReadsIn(chat.id, isSo ? null : isOn));
  };
  return (
    <SwitchRow
      label={t('drawer.reads')}
      description={t(isShown ? 'drawer.readsShown' : 'drawer.readsHidden')}
      isOn={isShown}
      onChange={turn}
    />
  );
}
