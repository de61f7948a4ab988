import type { Chat } from '@maru/contract';
import {
  Bookmark,
  BookmarkX,
  Copy,
  CornerUpLeft,
  Eye,
  EyeOff,
  Flag,
  Forward,
  ListChecks,
  Pencil,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { MenuAtPoint, toast, type ActionItem, type ActionSection } from '../../../ui/index.ts';
import { useMe } from '../../accounts/index.ts';
import { findPerson, peopleStore } from '../../people/index.ts';
import { bookmarkMessage, copyMessage } from '../change-message.ts';
import { beginEdit } from '../composer/held-draft.ts';
import { replyTo } from '../drafts.ts';
import { attempt } from '../room/attempt.ts';
import { useRoomHandle, useRoomUi, type RoomHandle } from '../room/room-ui.ts';
import { whatMayBeDone } from '../rules.ts';
import { findLine, type SentLine } from '../state.ts';
import { isIgnoredNow, turnIgnored } from './ignore-author.ts';
import { listMessageOffers } from './message-offers.ts';
import { QuickReactions } from './quick-reactions.tsx';

/** The menu of a message; one serves the whole room. */
export function MessageMenu({ chat }: { readonly chat: Chat | null | undefined }) {
  const t = useWords();
  const handle = useRoomHandle();
  const me = useMe();
  const menu = useRoomUi((ui) => ui.menu);
  const close = () => handle.ui.setState({ menu: null });
  const seq = menu?.bubble.seq ?? null;
  const line = seq === null ? undefined : findLine(handle.chatId, seq);
  const host = chat?.kind === 'group' && chat.role === 'host';
  const isGuest = me?.guest ?? true;
  const may = line && whatMayBeDone(line, { me: me?.id ?? null, host, now: menu?.openedAt ?? 0 });
  if (!menu || !line || !may) return null;
  const offers = messageOffers(line, handle, t);
  const only = (can: boolean, item: ActionItem): ActionItem[] => (can ? [item] : []);
  const alive = !line.body.deleted;
  const sections: ActionSection[] = [
    {
      id: 'use',
      items: [
        ...only(may.reply, offers.reply),
        ...only(may.copy, offers.copy),
        ...only(alive && !isGuest, offers.forward),
        ...only(alive && !isGuest, offers.bookmark),
        ...only(may.edit, offers.edit),
        ...only((line.body.reactions ?? []).length > 0, offers.whoReacted),
        ...(alive ? listMessageOffers({ chatId: handle.chatId, line, isGuest, isHost: host }) : []),
        offers.select,
      ],
    },
    {
      id: 'end',
      items: [
        ...only(may.deleteForAll, offers.deleteForAll),
        offers.deleteForMe,
        ...only(chat?.kind === 'group' && line.author !== me?.id, offers.ignore),
        ...only(alive && line.author !== me?.id, offers.report),
      ],
    },
  ];
  return (
    <MenuAtPoint
      at={menu.at}
      label={t('messages.menu')}
      sections={sections}
      onClose={close}
      header={may.react ? <QuickReactions line={line} onDone={close} /> : undefined}
    />
  );
}

function messageOffers(
  line: SentLine,
  { chatId, ui, focusField }: RoomHandle,
  t: ReturnType<typeof useWords>,
) {
  const { seq, body } = line;
  const open = (sheet: ReturnType<typeof ui.getState>['sheet']) => ui.setState({ menu: null, sheet });
  // The menu gives the focus back when it goes; the field takes it after that.
  const write = () => setTimeout(focusField, 220);
  const offer = (id: string, rest: Omit<ActionItem, 'id' | 'label'>): ActionItem => ({
    id,
    label: t(`messages.${id}`),
    ...rest,
  });
  const bookmark = async () => {
    const on = !body.bookmarked;
    const done = await attempt(bookmarkMessage(chatId, seq, on));
    if (done) toast(t(on ? 'messages.bookmarkOn' : 'messages.bookmarkOff'));
  };
  const copy = async () => {
    if (await attempt(copyMessage(chatId, seq))) toast(t('messages.copied'));
  };
  const isIgnored = isIgnoredNow(chatId, line.author);
  const report = () => {
    const person = findPerson(peopleStore.getState(), line.author, chatId);
    if (person) open({ kind: 'report', person, text: body.text, seq });
  };
  return {
    reply: offer('reply', {
      icon: <CornerUpLeft aria-hidden="true" />,
      onSelect: () => {
        replyTo(chatId, seq);
        write();
      },
    }),
    copy: offer('copy', { icon: <Copy aria-hidden="true" />, onSelect: () => void copy() }),
    forward: offer('forward', {
      icon: <Forward aria-hidden="true" />,
      onSelect: () => open({ kind: 'forward', seqs: [seq] }),
    }),
    bookmark: offer(body.bookmarked ? 'unbookmark' : 'bookmark', {
      icon: body.bookmarked ? <BookmarkX aria-hidden="true" /> : <Bookmark aria-hidden="true" />,
      onSelect: () => void bookmark(),
    }),
    edit: offer('edit', {
      icon: <Pencil aria-hidden="true" />,
      onSelect: () => {
        beginEdit(chatId, seq);
        write();
      },
    }),
    whoReacted: offer('whoReacted', {
      icon: <SmilePlus aria-hidden="true" />,
      onSelect: () => open({ kind: 'reactions', seq }),
    }),
    select: offer('select', {
      icon: <ListChecks aria-hidden="true" />,
      onSelect: () => ui.setState({ menu: null, selected: new Set([seq]) }),
    }),
    report: offer('report', { icon: <Flag aria-hidden="true" />, isDanger: true, onSelect: report }),
    ignore: offer(isIgnored ? 'unignore' : 'ignore', {
      icon: isIgnored ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />,
      onSelect: () => void turnIgnored(chatId, line.author),
    }),
    deleteForAll: offer('deleteForAll', {
      icon: <Trash2 aria-hidden="true" />,
      isDanger: true,
      onSelect: () => open({ kind: 'deleteForAll', seq }),
    }),
    deleteForMe: offer('deleteForMe', {
      icon: <Trash2 aria-hidden="true" />,
      onSelect: () => open({ kind: 'deleteForMe', seqs: [seq] }),
    }),
  };
}
