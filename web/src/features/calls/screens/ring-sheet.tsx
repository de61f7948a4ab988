import type { Chat, Member } from '@maru/contract';
import { limits } from '@maru/contract';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useVerb } from '../../../platform/verbs/index.ts';
import type { CallView } from '../call-view.ts';
import { ring } from '../verbs.ts';
import { PickMembers } from './pick-members.tsx';
import { PickSheet } from './pick-sheet.tsx';

/** What ringing more people takes. */
export interface RingSheetProps {
  readonly call: CallView;
  readonly chat: Chat;
  readonly onClose: () => void;
}

/** Rings members of the group who are not in the call. */
export function RingSheet({ call, chat, onClose }: RingSheetProps) {
  const t = useWords();
  const verb = useVerb();
  const [picked, pick] = useState<readonly Member[]>([]);
  const present = useMemo(
    () => new Set([call.me, ...call.people].map(({ accountId }) => accountId)),
    [call.me, call.people],
  );
  const send = async () => {
    if (await verb.run(() => ring(picked.map(({ id }) => id)))) onClose();
  };
  return (
    <PickSheet
      title={t('calls.ringMore')}
      action={t('calls.ringCount', { count: picked.length })}
      isReady={picked.length > 0}
      verb={verb}
      onPress={() => void send()}
      onClose={onClose}
    >
      <PickMembers chat={chat} picked={picked} onChange={pick} most={limits.calls.rung} present={present} />
    </PickSheet>
  );
}
