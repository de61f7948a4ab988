import { limits, type Friend } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import { createGroup } from '../../chats/index.ts';
import { PickPeople, tellAsked } from '../../chats/ui.ts';
import type { CallView } from '../call-view.ts';
import { goOnIn } from '../verbs.ts';
import { PickSheet } from './pick-sheet.tsx';

/** What bringing more people into a call of two takes. */
export interface AddPeopleSheetProps {
  readonly call: CallView;
  readonly onClose: () => void;
}

/** Brings friends into a call of two: it goes on as the call of a new group in which all of them are. */
export function AddPeopleSheet({ call, onClose }: AddPeopleSheetProps) {
  const t = useWords();
  const verb = useVerb();
  const [picked, pick] = useState<readonly Friend[]>([]);
  const present = useMemo(() => new Set(call.people.map(({ accountId }) => accountId)), [call.people]);
  const add = async () => {
    const ids = picked.map(({ id }) => id);
    const done = await verb.run(async () => {
      const { chat, asked } = await createGroup([...present, ...ids]);
      tellAsked(picked, asked);
      const coming = ids.filter((id) => !asked.includes(id));
      await goOnIn(chat.id, coming);
    });
    if (done) onClose();
  };
  return (
    <PickSheet
      title={t('calls.addPeople')}
      action={t('calls.addCount', { count: picked.length })}
      isReady={picked.length > 0}
      verb={verb}
      onPress={() => void add()}
      onClose={onClose}
      isFlush
    >
      <PickPeople
        picked={picked}
        onChange={(next) => pick(next.slice(0, limits.calls.rung))}
        present={present}
        hint={t('calls.addPeopleHint')}
      />
    </PickSheet>
  );
}
