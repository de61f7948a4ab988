import type { Chat, ChatId } from '@maru/contract';
import { LockKeyhole, Menu, PanelRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { Backdrop, Button, EmptyState, IconButton, Page, Spinner, useIsPhone } from '../../../ui/index.ts';
import { isSecret, useChat, useChatTitle } from '../../chats/index.ts';
import type { ComposerHandle } from '../composer/composer.tsx';
import { listRoomActions, listRoomLayers } from '../content/field-places.ts';
import { useRoom } from '../hooks.ts';
import { MarkedWords } from '../message/marked-words.ts';
import { MessageMenu } from '../message/message-menu.tsx';
import { MessageList } from './message-list.tsx';
import { RoomBars } from './room-bars.tsx';
import styles from './room-screen.module.css';
import { RoomFoot } from './room-foot.tsx';
import { RoomSheets } from './room-sheets.tsx';
import { createRoomUi, RoomProvider, useRoomUi, type RoomHandle } from './room-ui.ts';
import { useRowsFromStart } from './use-rows-from-start.ts';
import { TitleLine } from './title-line.tsx';

/** What the room takes from the frame around it. */
export interface RoomScreenProps {
  readonly chatId: ChatId;
  /** The message to open at. */
  readonly aroundSeq?: number | undefined;
  /** On phones: back to the list. */
  readonly onBack?: (() => void) | undefined;
  /** How much is unread in the other rooms. */
  readonly backCount?: number | undefined;
  readonly isDrawerOpen: boolean;
  readonly onToggleDrawer: () => void;
}

/** A room: what has been said, and the field to say more. */
export function RoomScreen(props: RoomScreenProps) {
  // Nothing of one room may linger in the next.
  return <OneRoom key={props.chatId} {...props} />;
}

function OneRoom(props: RoomScreenProps) {
  const { chatId, aroundSeq, onBack, backCount = 0 } = props;
  const t = useWords();
  const isPhone = useIsPhone();
  const chat = useChat(chatId);
  const room = useRoom(chatId, aroundSeq);
  const composer = useRef<ComposerHandle>(null);
  const [handle] = useState<RoomHandle>(() => ({
    chatId,
    ui: createRoomUi(),
    focusField: () => composer.current?.focus(),
  }));
  const title = useRoomTitle(chat);
  const isLocked = chat ? isSecret(chat) : false;
  const isMissing = chat === null || room.status === 'missing';
  return (
    <RoomProvider value={handle}>
      <Page
        title={
          <span className={styles.title}>
            <span className={styles.name}>
              {isLocked && (
                <LockKeyhole className={styles.lock} role="img" aria-label={t('messages.secret')} />
              )}
              {title}
            </span>
            {chat && <TitleLine chat={chat} />}
          </span>
        }
        titleNote={chat?.kind === 'group' ? <MemberCount count={chat.memberCount} /> : undefined}
        isCompact
        tone={isLocked ? 'secret' : undefined}
        back={
          onBack && {
            label: backCount > 0 ? t('messages.backWithUnread', { count: backCount }) : t('messages.back'),
            count: backCount,
            onPress: onBack,
          }
        }
        actions={
          chat && (
            <>
              {listRoomActions().map(({ id, Action }) => (
                <Action key={id} chat={chat} />
              ))}
              <IconButton
                label={t('messages.drawer')}
                icon={isPhone ? <Menu aria-hidden="true" /> : <PanelRight aria-hidden="true" />}
                isPressed={isPhone ? undefined : props.isDrawerOpen}
                onPress={props.onToggleDrawer}
              />
            </>
          )
        }
        isScrolling={false}
        bodyClassName={styles.body}
        footer={chat && !isMissing ? <RoomFoot chat={chat} composer={composer} /> : undefined}
      >
        {isMissing ? <MissingRoom /> : <RoomBody chatId={chatId} chat={chat} room={room} />}
      </Page>
      <MessageMenu chat={chat} />
      <RoomSheets />
      {chat && !isMissing && listRoomLayers().map(([id, Layer]) => <Layer key={id} chat={chat} />)}
    </RoomProvider>
  );
}

interface RoomBodyProps {
  chatId: ChatId;
  chat: Chat | undefined;
  room: ReturnType<typeof useRoom>;
}

function RoomBody({ chatId, chat, room }: RoomBodyProps) {
  const t = useWords();
  const rows = useRowsFromStart(chatId, chat, room);
  const isEmpty = room.status === 'ready' && rows.length === 0;
  const isOwn = chat?.kind === 'self';
  const words = useRoomUi((ui) => ui.words);
  return (
    <Backdrop>
      {chat && <RoomBars chat={chat} />}
      <MarkedWords value={words}>
        {rows.length > 0 && <MessageList chatId={chatId} room={room} rows={rows} />}
      </MarkedWords>
      {room.status === 'loading' && rows.length === 0 && (
        <div className={styles.middle} role="status">
          <Spinner />
          <span className="visually-hidden">{t('messages.loading')}</span>
        </div>
      )}
      {isEmpty && (
        <div className={styles.middle}>
          <EmptyState
            drawing="chat"
            title={isOwn ? t('messages.emptySelf') : t('messages.empty')}
            text={isOwn ? t('messages.emptySelfText') : t('messages.emptyText')}
          />
        </div>
      )}
    </Backdrop>
  );
}

function MissingRoom() {
  const t = useWords();
  return (
    <div className={styles.middle}>
      <EmptyState
        drawing="chat"
        title={t('messages.missing')}
        text={t('messages.missingText')}
        action={<Button onPress={() => go(paths.chats())}>{t('messages.toChats')}</Button>}
      />
    </div>
  );
}

function MemberCount({ count }: { readonly count: number }) {
  const t = useWords();
  return (
    <>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('messages.members', { count })}</span>
    </>
  );
}

const useRoomTitle = (chat: Chat | null | undefined): string => {
  const t = useWords();
  const title = useChatTitle(chat);
  if (title || !chat) return title;
  return chat.kind === 'self' ? t('messages.ownRoom') : t('messages.emptyGroup');
};
