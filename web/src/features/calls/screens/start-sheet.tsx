import { limits, type ChatId, type Member } from '@maru/contract';
import { Phone, Video } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Button, RadioRows, Sheet } from '../../../ui/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import type { CallKind } from '../call-view.ts';
import { startCall } from '../verbs.ts';
import { PickMembers } from './pick-members.tsx';
import styles from './sheets.module.css';

type Ringing = 'nobody' | 'all' | 'some';

/** What beginning a call of a group takes. */
export interface StartSheetProps {
  readonly chatId: ChatId;
  readonly kind: CallKind;
  readonly onClose: () => void;
}

/** A group's call: everybody sees it and may join; it rings at whom I choose. */
export function StartSheet({ chatId, kind, onClose }: StartSheetProps) {
  const t = useWords();
  const chat = useChat(chatId);
  const title = useChatTitle(chat);
  const mayRingAll = (chat?.memberCount ?? 0) - 1 <= limits.calls.rung;
  const [ringing, setRinging] = useState<Ringing>('nobody');
  const [picked, pick] = useState<readonly Member[]>([]);
  const isReady = ringing !== 'some' || picked.length > 0;
  const ring =
    ringing === 'all'
      ? { ring: 'all' as const }
      : ringing === 'some'
        ? { ring: picked.map(({ id }) => id) }
        : {};
  // The screen of the call comes at once, and says what goes wrong.
  const start = (chosen: CallKind) => {
    onClose();
    void tryVerb(startCall(chatId, chosen, ring));
  };
  const buttons = [
    { kind: 'voice' as const, icon: <Phone aria-hidden="true" /> },
    { kind: 'video' as const, icon: <Video aria-hidden="true" /> },
  ];
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('calls.startIn', { title })}
      closeLabel={t('calls.close')}
      footer={
        <div className={styles.actions}>
          {buttons.map((one) => (
            <Button
              key={one.kind}
              size="lg"
              variant={one.kind === kind ? 'primary' : 'secondary'}
              icon={one.icon}
              isDisabled={!isReady}
              onPress={() => start(one.kind)}
            >
              {t(`calls.start.${one.kind}`)}
            </Button>
          ))}
        </div>
      }
    >
      <div className={styles.flush}>
        <RadioRows
          label={t('calls.ringWhom')}
          value={ringing}
          options={[
            { value: 'nobody', label: t('calls.ringNobody'), description: t('calls.ringNobodyText') },
            ...(mayRingAll
              ? [
                  {
                    value: 'all' as const,
                    label: t('calls.ringAll'),
                    description: t('calls.ringAllText', { count: (chat?.memberCount ?? 2) - 1 }),
                  },
                ]
              : []),
            {
              value: 'some',
              label: t('calls.ringSome'),
              description: t('calls.ringSomeText', { count: limits.calls.rung }),
            },
          ]}
          onChange={setRinging}
        />
      </div>
      {ringing === 'some' && chat && (
        <PickMembers chat={chat} picked={picked} onChange={pick} most={limits.calls.rung} />
      )}
    </Sheet>
  );
}
