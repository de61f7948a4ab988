import type { ChatId } from '@maru/contract';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../platform/i18n/index.ts';
import { BackCloses, useMediaQuery } from '../../ui/index.ts';
import { useBadge, useChat } from '../chats/index.ts';
import { PeopleIn } from '../people/index.ts';
import { ChatDrawer } from '../invites/ui.ts';
import { RoomScreen } from '../messages/ui.ts';
import styles from './room.module.css';
import { useKeptSwitch } from './use-kept-switch.ts';

/** What a room in the frame takes. */
export interface RoomProps {
  readonly chatId: ChatId;
  readonly askedSeq?: number | undefined;
  readonly onBack?: (() => void) | undefined;
}

/** From here on the drawer has room beside the room. */
const BESIDE = '(min-width: 1100px)';

/** A room with its drawer: beside it where there is room, else over it. */
export function Room({ chatId, askedSeq, onBack }: RoomProps) {
  const t = useWords();
  const isBeside = useMediaQuery(BESIDE);
  const [isKeptOpen, keepOpen] = useKeptSwitch('maru.drawer');
  const [overOf, setOverOf] = useState<ChatId>();
  const others = useBadge() - (useChat(chatId)?.unread ?? 0);
  const isOver = overOf === chatId;
  const isOpen = isBeside ? isKeptOpen : isOver;
  const toggle = () => (isBeside ? keepOpen(!isKeptOpen) : setOverOf(isOver ? undefined : chatId));
  return (
    <PeopleIn value={chatId}>
      <div className={styles.room}>
        <div className={styles.main}>
          <RoomScreen
            chatId={chatId}
            aroundSeq={askedSeq}
            onBack={onBack}
            backCount={Math.max(0, others)}
            isDrawerOpen={isOpen}
            onToggleDrawer={toggle}
          />
        </div>
        {isBeside && isOpen && (
          <aside className={styles.beside} aria-label={t('shell.drawer')}>
            <ChatDrawer chatId={chatId} onClose={() => keepOpen(false)} />
          </aside>
        )}
        <ModalOverlay
          className={styles.overlay ?? ''}
          isOpen={!isBeside && isOpen}
          onOpenChange={(open) => !open && setOverOf(undefined)}
          isDismissable
        >
          <Modal className={styles.over ?? ''}>
            <Dialog className={styles.dialog ?? ''} aria-label={t('shell.drawer')}>
              <BackCloses />
              <ChatDrawer chatId={chatId} onClose={() => setOverOf(undefined)} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      </div>
    </PeopleIn>
  );
}
