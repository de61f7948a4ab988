import './register-settings.ts';
import { createElement } from 'react';
import { LockKeyhole } from 'lucide-react';
import { registerWords, translate as t } from '../../platform/i18n/index.ts';
import { lazily, toast } from '../../ui/index.ts';
import { isSecret, registerSecretVerbs } from '../chats/index.ts';
import { registerChatOffer, registerNewChat } from '../chats/ui.ts';
import { registerDrawerSection, registerDrawerSetting } from '../invites/ui.ts';
import { registerRoomBar, registerSecretRoom } from '../messages/ui.ts';
import { addMembers, nameSecretRoom, removeMember } from './index.ts';
import { ChangedBar } from './screens/changed-bar.tsx';
import { listNames } from './screens/list-names.ts';
import { DrawerKeys, DrawerStart } from './screens/drawer-parts.tsx';
import { openSheet } from './screens/open-sheet.ts';
import { SecretRoomFoot } from './screens/room-foot.tsx';
import { RoomOpening } from './screens/room-opening.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

registerSecretVerbs({
  async invite(chatId, accountIds) {
    const { asked, without } = await addMembers(chatId, accountIds);
    if (without.length > 0)
      toast(t('secret.withoutText', { names: listNames(without) }), { milliseconds: 8_000 });
    const joined = accountIds.filter((id) => !asked.includes(id) && !without.includes(id));
    return { joined, asked: [...asked] };
  },
  remove: removeMember,
  rename: nameSecretRoom,
});
registerNewChat({
  id: 'secret',
  label: 'secret.start',
  text: 'secret.startText',
  Icon: LockKeyhole,
  onChoose: () => openSheet({ kind: 'start' }),
});
registerChatOffer((chat) => {
  const other = chat.kind === 'direct' ? chat.faces[0] : undefined;
  if (!other || other.guest || other.gone || isSecret(chat)) return undefined;
  return {
    id: 'secret',
    label: t('secret.start'),
    icon: createElement(LockKeyhole),
    onSelect: () => openSheet({ kind: 'start', personIds: [other.id] }),
  };
});
registerDrawerSection({ id: 'secret-start', order: 5, Section: DrawerStart });
registerDrawerSetting({ id: 'secret-keys', order: 10, Row: DrawerKeys });
registerRoomBar({ id: 'secret-changed', order: 5, Bar: ChangedBar });
registerSecretRoom({
  Opening: RoomOpening,
  Foot: SecretRoomFoot,
  Report: lazily(async () => (await import('./screens/report-sheet.tsx')).ReportSheet, { isOver: true }),
});

export { SecretDoor } from './screens/door.tsx';
export { openKeysOf } from './screens/open-sheet.ts';
