import { Phone, Video } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { ActionMenu, IconButton, useIsPhone } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useIsBlocked } from '../../people/index.ts';
import type { RoomPartProps } from '../../messages/ui.ts';
import { useLiveCall } from '../hooks.ts';
import type { CallKind } from '../call-view.ts';
import { askToJoin, askToStart, callDirect } from './door-state.ts';
import { whyNoCalls } from './offers-calls.ts';

/** In the head of a room: call by voice. */
export const VoiceAction = ({ chat }: RoomPartProps) => <CallAction chat={chat} kind="voice" />;

/** In the head of a room: call with video. */
export const VideoAction = ({ chat }: RoomPartProps) => <CallAction chat={chat} kind="video" />;

function CallAction({ chat, kind }: RoomPartProps & { readonly kind: CallKind }) {
  const t = useWords();
  const isPhone = useIsPhone();
  const isGuest = useMe()?.guest ?? true;
  const live = useLiveCall(chat.id);
  const other = chat.kind === 'direct' ? chat.faces[0]?.id : undefined;
  const isBlocked = useIsBlocked(other ?? null);
  // Guests join what goes on, by the bar below, and begin nothing.
  if (isGuest || isBlocked || whyNoCalls(chat)) return null;
  // A phone has room for one button, which then asks.
  if (isPhone && kind === 'video') return null;
  if (isPhone && chat.kind === 'direct' && !live) return <CallMenu chat={chat} />;
  const press = () => {
    if (live && live.mine !== 'here') askToJoin(chat.id, live.callId);
    else if (chat.kind === 'group') askToStart(chat.id, kind);
    else callDirect(chat.id, kind);
  };
  return (
    <IconButton
      label={t(`calls.start.${kind}`)}
      icon={kind === 'voice' ? <Phone aria-hidden="true" /> : <Video aria-hidden="true" />}
      onPress={press}
    />
  );
}

function CallMenu({ chat }: RoomPartProps) {
  const t = useWords();
  return (
    <ActionMenu
      label={t('calls.call')}
      trigger={<IconButton label={t('calls.call')} icon={<Phone aria-hidden="true" />} />}
      sections={[
        {
          id: 'kinds',
          items: [
            {
              id: 'voice',
              label: t('calls.start.voice'),
              icon: <Phone />,
              onSelect: () => callDirect(chat.id, 'voice'),
            },
            {
              id: 'video',
              label: t('calls.start.video'),
              icon: <Video />,
              onSelect: () => callDirect(chat.id, 'video'),
            },
          ],
        },
      ]}
    />
  );
}
