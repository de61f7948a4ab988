import { MessageCircle, Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Trash2, Video } from 'lucide-react';
import { useMoments, useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { ContextMenu, IconButton, ListRow } from '../../../ui/index.ts';
import { useChat } from '../../chats/index.ts';
import { ChatAvatar, useChatName } from '../../chats/ui.ts';
import type { CallHistoryItem, CallId, CallKind } from '../call-view.ts';
import { forgetCalls } from '../history.ts';
import styles from './calls-screen.module.css';
import { askToStart, callDirect } from './door-state.ts';
import { whyNoCalls } from './offers-calls.ts';
import { sayLength, wordClock, wordOutcome } from './word-call.ts';

/** What a row of the history takes. */
export interface HistoryRowProps {
  readonly item: CallHistoryItem;
  /** So many tries in a row. */
  readonly count: number;
  readonly callIds: readonly CallId[];
}

/** One call of mine: with whom, how it went, when; and to call again. */
export function HistoryRow({ item, count, callIds }: HistoryRowProps) {
  const t = useWords();
  const moments = useMoments();
  const chat = useChat(item.chatId);
  const name = useChatName(chat) || t('calls.gone');
  const isGroup = chat?.kind === 'group';
  const mayCall = chat && !whyNoCalls(chat);
  const words = wordOutcome(
    {
      kind: item.kind,
      isMine: item.direction === 'out',
      isGroup,
      why: item.why,
      seconds: item.seconds,
      isMissed: item.missed,
    },
    t,
  );
  const Glyph = item.missed ? PhoneMissed : item.direction === 'out' ? PhoneOutgoing : PhoneIncoming;
  const call = (kind: CallKind) => (isGroup ? askToStart(item.chatId, kind) : callDirect(item.chatId, kind));
  const open = () => go(paths.chat(item.chatId));
  const menu = () => [
    {
      id: 'call',
      items: mayCall
        ? [
            { id: 'voice', label: t('calls.start.voice'), icon: <Phone />, onSelect: () => call('voice') },
            { id: 'video', label: t('calls.start.video'), icon: <Video />, onSelect: () => call('video') },
            { id: 'chat', label: t('calls.toChat'), icon: <MessageCircle />, onSelect: open },
          ]
        : [],
    },
    {
      id: 'forget',
      items: [
        {
          id: 'forget',
          label: t('calls.forget'),
          icon: <Trash2 />,
          isDanger: true,
          onSelect: () => void tryVerb(forgetCalls(callIds)),
        },
      ],
    },
  ];
  return (
    <ContextMenu label={t('calls.menuOf', { name })} sections={menu}>
      <ListRow
        leading={chat ? <ChatAvatar chat={chat} /> : undefined}
        title={
          <span data-missed={item.missed || undefined} className={styles.name}>
            {name}
          </span>
        }
        marks={count > 1 && <span>{t('calls.times', { count })}</span>}
        subtitle={
          <span className={styles.line} data-missed={item.missed || undefined}>
            <Glyph aria-hidden="true" />
            <span className={styles.words}>
              {words}
              {item.seconds > 0 && (
                <>
                  {' '}
                  <span role="img" aria-label={sayLength(item.seconds, t)}>
                    {wordClock(item.seconds)}
                  </span>
                </>
              )}
            </span>
          </span>
        }
        meta={<time dateTime={item.at}>{moments.short(item.at)}</time>}
        badge={!item.seen && <span className={styles.dot} role="img" aria-label={t('calls.unseen')} />}
        action={
          mayCall && (
            <IconButton
              label={t(`calls.call.${item.kind}`, { name })}
              icon={item.kind === 'video' ? <Video aria-hidden="true" /> : <Phone aria-hidden="true" />}
              onPress={() => call(item.kind)}
            />
          )
        }
        {...(chat ? { href: paths.chat(item.chatId), onPress: open } : {})}
      />
    </ContextMenu>
  );
}
