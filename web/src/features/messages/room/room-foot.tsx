import type { Chat } from '@maru/contract';
import { useBackCloses } from '../../../ui/index.ts';
import { isSecret } from '../../chats/index.ts';
import { Composer, type ComposerHandle } from '../composer/composer.tsx';
import { secretRoomParts } from '../content/secret-room.ts';
import { useRoomHandle, useRoomUi } from './room-ui.ts';
import { SelectionBar } from './selection-bar.tsx';

interface RoomFootProps {
  chat: Chat;
  composer: React.Ref<ComposerHandle>;
}

/** Where one writes; while messages are chosen, what can be done with them. */
export function RoomFoot({ chat, composer }: RoomFootProps) {
  const isSelecting = useRoomUi((ui) => ui.selected !== null);
  const { ui } = useRoomHandle();
  useBackCloses(isSelecting, () => ui.setState({ selected: null }));
  const Secret = isSecret(chat) ? secretRoomParts() : undefined;
  if (isSelecting) return <SelectionBar />;
  const field = <Composer chat={chat} ref={composer} />;
  return Secret ? <Secret.Foot chat={chat}>{field}</Secret.Foot> : field;
}
