import type { AccountId, ChatId } from '@maru/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Sheet } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useChat } from '../../chats/index.ts';
import { PeopleIn } from '../../people/index.ts';
import { setVerified, useAskingDevices, useDeviceStanding, useRoomKeys } from '../index.ts';
import { AskedSheet } from './asked-sheet.tsx';
import { DevicePart } from './device-part.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { closeSheet, openStore, putOffDevice } from './open-sheet.ts';
import { PersonKeysSheet } from './person-keys-sheet.tsx';
import { StartSheet } from './start-sheet.tsx';
import { WordsSheet } from './words-sheet.tsx';

const openRoom = (id: ChatId) => go(paths.chat(id));

/** What stands over the app for secret chats. */
export function SecretSheets() {
  const sheet = useStore(openStore, (state) => state.sheet);
  switch (sheet?.kind) {
    case undefined:
      return <Asked />;
    case 'start':
      return <StartSheet personIds={sheet.personIds} onOpen={openRoom} onClose={closeSheet} />;
    case 'keys':
      return <Keys chatId={sheet.chatId} />;
    case 'person':
      return <Person accountId={sheet.accountId} />;
    case 'words':
      return <WordsSheet onClose={closeSheet} />;
    case 'device':
      return <Device />;
  }
}

/** A device without keys; there is nothing more to do on it once it has some. */
function Device() {
  const t = useWords();
  const { kind } = useDeviceStanding();
  useEffect(() => {
    if (kind === 'ready') closeSheet();
  }, [kind]);
  return (
    <Sheet isOpen onClose={closeSheet} title={t('secret.chat')} closeLabel={t('secret.close')}>
      <DevicePart />
    </Sheet>
  );
}

/** A new device of mine is asked about wherever I am. */
function Asked() {
  const asking = useAskingDevices();
  const putOff = useStore(openStore, (state) => state.putOff);
  const first = asking.find(({ deviceId }) => !putOff.has(deviceId));
  if (!first) return null;
  return <AskedSheet key={first.deviceId} asking={first} onLater={() => putOffDevice(first.deviceId)} />;
}

function Person({ accountId }: { readonly accountId: AccountId }) {
  const me = useMe();
  return me && <PersonKeysSheet me={me.id} accountId={accountId} onOpen={openRoom} onClose={closeSheet} />;
}

function Keys({ chatId }: { readonly chatId: ChatId }) {
  const me = useMe();
  const chat = useChat(chatId);
  const keys = useRoomKeys(chatId);
  if (!me) return null;
  return (
    <PeopleIn value={chatId}>
      <KeysSheet
        keys={keys}
        me={me.id}
        isDirect={chat?.kind === 'direct'}
        onVerify={(id, isVerified) => void tryVerb(setVerified(id, isVerified))}
        onClose={closeSheet}
      />
    </PeopleIn>
  );
}
