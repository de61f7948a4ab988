import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../../platform/i18n/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import { PeopleIn } from '../../people/index.ts';
import type { CallView } from '../call-view.ts';
import { useCall } from '../hooks.ts';
import { CallScreen } from './call-screen.tsx';
import styles from './call-screen.module.css';
import { SmallWindow } from './small-window.tsx';

/** The call of this tab: over the whole screen, or small in a corner. */
export function CallLayer() {
  const call = useCall();
  if (!call || call.phase === 'incoming') return null;
  return <OneCall call={call} />;
}

function OneCall({ call }: { readonly call: CallView }) {
  const t = useWords();
  const chat = useChat(call.chatId);
  const title = useChatTitle(chat) || call.people[0]?.name || '';
  const isSmall = call.isSmall && call.phase !== 'ended';
  return (
    <PeopleIn value={call.chatId}>
      {isSmall && <SmallWindow call={call} title={title} />}
      <ModalOverlay className={styles.overlay ?? ''} isOpen={!isSmall} isKeyboardDismissDisabled>
        <Modal className={styles.modal ?? ''}>
          <Dialog className={styles.dialog ?? ''} aria-label={t('calls.callIn', { title })}>
            <CallScreen call={call} chat={chat ?? undefined} title={title} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </PeopleIn>
  );
}
