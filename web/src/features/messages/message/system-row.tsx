import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { DatePill } from '../../../ui/index.ts';
import { nameOf, peopleStore } from '../../people/index.ts';
import { useRoomHandle } from '../room/room-ui.ts';
import type { SystemLine } from '../state.ts';
import { findSystemLine } from './system-lines.ts';
import { systemWords } from './system-words.ts';

/** Something that happened to the room, as a small pill. */
export function SystemRow({ line }: { readonly line: SystemLine }) {
  const t = useWords();
  const { chatId } = useRoomHandle();
  const words = useStore(peopleStore, (people) => systemWords(line, t, (id) => nameOf(people, id, chatId)));
  const own = findSystemLine(line.kind);
  if (own) return <own.Row chatId={chatId} line={line} />;
  return words ? <DatePill>{words}</DatePill> : null;
}
