import { MessageSquareText, Phone, PhoneOff, Video } from 'lucide-react';
import { useState, type CSSProperties } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { createPortal } from 'react-dom';
import { useWords } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { cx, useIsPhone } from '../../../ui/index.ts';
import { useChat, useChatTitle } from '../../chats/index.ts';
import type { IncomingCall } from '../call-view.ts';
import { useCall, useIncoming } from '../hooks.ts';
import { answer, decline } from '../verbs.ts';
import { CallFace } from './call-face.tsx';
import { Control } from './control.tsx';
import styles from './incoming.module.css';
import { QuickReply } from './quick-reply.tsx';
import { glowOfPerson } from './tile-colours.ts';

/** Calls that ring here: over the whole of a phone, cards in the corner of a wide window. */
export function IncomingLayer() {
  const isPhone = useIsPhone();
  const incoming = useIncoming();
  const call = useCall();
  const [first] = incoming;
  if (!first) return null;
  // Whoever talks already is not to be covered by another call.
  const isTalking = call !== undefined && call.phase !== 'ended' && !call.isSmall;
  if (isPhone && !isTalking) return <FullIncoming key={first.callId} call={first} more={incoming.slice(1)} />;
  // Beside the app rather than in it: sheets and dialogs lie over the app, and a call that rings lies over them.
  return createPortal(
    <div className={styles.cards} data-react-aria-top-layer="true">
      {incoming.map((one) => (
        <Card key={one.callId} call={one} />
      ))}
    </div>,
    document.body,
  );
}

interface OfCall {
  readonly call: IncomingCall;
}

const faceOf = ({ from }: IncomingCall) => ({
  accountId: from.id,
  name: from.name,
  photo: from.photo,
});

function FullIncoming({ call, more }: OfCall & { readonly more: readonly IncomingCall[] }) {
  const t = useWords();
  const [isReplying, reply] = useState(false);
  const words = useIncomingWords(call);
  return (
    <ModalOverlay className={styles.overlay ?? ''} isOpen isKeyboardDismissDisabled>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} role="alertdialog" aria-label={words.whole}>
          <div
            className={styles.full}
            data-theme="dark"
            style={{ '--glow': glowOfPerson(call.from.id) } as CSSProperties}
          >
            {more.map((one) => (
              <Card key={one.callId} call={one} />
            ))}
            <div className={styles.who}>
              <span className={styles.halo}>
                <CallFace person={faceOf(call)} className={styles.face} />
              </span>
              <p className={styles.name}>
                <bdi>{call.from.name}</bdi>
              </p>
              <p className={styles.kind}>{words.kind}</p>
            </div>
            {isReplying ? (
              <QuickReply callId={call.callId} onBack={() => reply(false)} />
            ) : (
              <>
                <button type="button" className={styles.reply} onClick={() => reply(true)}>
                  <MessageSquareText aria-hidden="true" />
                  {t('calls.replyInstead')}
                </button>
                <Answers call={call} size="lg" />
              </>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Card({ call }: OfCall) {
  const t = useWords();
  const [isReplying, reply] = useState(false);
  const words = useIncomingWords(call);
  return (
    <section className={styles.card} role="alertdialog" aria-label={words.whole}>
      <div className={styles.cardTop}>
        <CallFace person={faceOf(call)} className={styles.cardFace} />
        <div className={styles.cardWords}>
          <p className={styles.cardName}>
            <bdi>{call.from.name}</bdi>
          </p>
          <p className={styles.cardKind}>{words.kind}</p>
        </div>
      </div>
      {isReplying ? (
        <QuickReply callId={call.callId} isPlain onBack={() => reply(false)} />
      ) : (
        <div className={styles.cardRow}>
          <button type="button" className={styles.cardReply} onClick={() => reply(true)}>
            <MessageSquareText aria-hidden="true" />
            {t('calls.reply')}
          </button>
          <Answers call={call} size="md" />
        </div>
      )}
    </section>
  );
}

/** A guest answers by voice or video as everybody; what was asked for stands at the right, under the thumb. */
function Answers({ call, size }: OfCall & { readonly size: 'md' | 'lg' }) {
  const t = useWords();
  const caption = (key: string) => (size === 'lg' ? { caption: t(key) } : {});
  const voice = (
    <Control
      key="voice"
      label={t('calls.answerVoice')}
      {...caption(call.kind === 'video' ? 'calls.answerVoiceShort' : 'calls.answer')}
      icon={<Phone aria-hidden="true" />}
      tone="answer"
      size={size}
      onPress={() => void tryVerb(answer(call.callId, 'voice'))}
    />
  );
  const video = (
    <Control
      key="video"
      label={t('calls.answerVideo')}
      {...caption(call.kind === 'video' ? 'calls.answer' : 'calls.answerVideoShort')}
      icon={<Video aria-hidden="true" />}
      tone="answer"
      size={size}
      onPress={() => void tryVerb(answer(call.callId, 'video'))}
    />
  );
  return (
    <div className={cx(styles.answers, size === 'lg' && styles.large)}>
      <Control
        label={t('calls.decline')}
        {...caption('calls.decline')}
        icon={<PhoneOff aria-hidden="true" />}
        tone="danger"
        size={size}
        onPress={() => void tryVerb(decline(call.callId))}
      />
      {call.kind === 'video' ? [voice, video] : [video, voice]}
    </div>
  );
}

const useIncomingWords = (call: IncomingCall) => {
  const t = useWords();
  // A group without a name is called by its members: it must not look like a call of two.
  const chat = useChat(call.chatId);
  const own = useChatTitle(chat);
  const title = chat?.kind === 'group' ? own : call.title;
  const kind = title ? t(`calls.incoming.group.${call.kind}`, { title }) : t(`calls.incoming.${call.kind}`);
  return { kind, whole: `${call.from.name}, ${kind}` };
};
