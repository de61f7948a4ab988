import type { Chat } from '@maru/contract';
import { useWords } from '../../../platform/i18n/index.ts';
import { Sheet } from '../../../ui/index.ts';
import type { CallView } from '../call-view.ts';
import type { CallSheet } from './call-sheet.ts';
import { AddPeopleSheet } from './add-people-sheet.tsx';
import { DeviceChoices } from './device-choices.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { PeopleSheet } from './people-sheet.tsx';
import { RingSheet } from './ring-sheet.tsx';
import styles from './sheets.module.css';
import { TrustSheet } from './trust-sheet.tsx';

/** What the sheets of a call take. */
export interface CallSheetsProps {
  readonly sheet: CallSheet | undefined;
  readonly call: CallView;
  readonly chat: Chat | undefined;
  readonly onOpen: (sheet: CallSheet | undefined) => void;
}

/** The sheets over the screen of a call. */
export function CallSheets({ sheet, call, chat, onOpen }: CallSheetsProps) {
  const t = useWords();
  const close = () => onOpen(undefined);
  const isGroup = chat?.kind === 'group';
  const isHost = isGroup && chat.role === 'host';
  switch (sheet) {
    case undefined:
      return null;
    case 'more':
      return <MoreSheet call={call} isGroup={isGroup} isHost={isHost} onOpen={onOpen} onClose={close} />;
    case 'people':
      return (
        <PeopleSheet
          call={call}
          chat={chat}
          isHost={isHost}
          onRing={() => onOpen(isGroup ? 'ring' : 'add')}
          onClose={close}
        />
      );
    case 'ring':
      return chat ? <RingSheet call={call} chat={chat} onClose={close} /> : null;
    case 'add':
      return <AddPeopleSheet call={call} onClose={close} />;
    case 'trust':
      return <TrustSheet call={call} onClose={close} />;
    case 'devices':
      return (
        <Sheet isOpen isDark onClose={close} title={t('calls.devices')} closeLabel={t('calls.close')}>
          <DeviceChoices devices={call.devices} />
        </Sheet>
      );
    case 'keyboard':
      return (
        <Sheet
          isOpen
          isDark
          isFlush
          onClose={close}
          title={t('calls.keyboard')}
          closeLabel={t('calls.close')}
        >
          <Keys />
        </Sheet>
      );
  }
}

const keys = [
  ['M', 'calls.keys.mute'],
  ['␣', 'calls.keys.talk'],
  ['V', 'calls.keys.camera'],
  ['S', 'calls.keys.screen'],
  ['H', 'calls.keys.hand'],
  ['Esc', 'calls.keys.small'],
] as const;

function Keys() {
  const t = useWords();
  return (
    <dl className={styles.keys}>
      {keys.map(([key, words]) => (
        <div key={key} className={styles.key}>
          <dt>
            <kbd>{key === '␣' ? t('calls.keys.space') : key}</kbd>
          </dt>
          <dd>{t(words)}</dd>
        </div>
      ))}
    </dl>
  );
}
