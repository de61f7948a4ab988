import { ListTodo } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerCalendarSection } from '../events/ui.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { registerAttachment, registerContentView } from '../messages/ui.ts';
import { DrawerTodos, MyTodos } from './drawer-todos.tsx';
import { estimateCard, TodoCard } from './todo-card.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'todo', View: TodoCard, frame: 'card', estimate: estimateCard });
registerDrawerSection({ id: 'todos', ability: 'todos', order: 40, Section: DrawerTodos });
registerCalendarSection({ id: 'todos', Section: MyTodos });
registerAttachment({
  id: 'todo',
  ability: 'todos',
  order: 50,
  label: 'todos.todo',
  Icon: ListTodo,
  isOffered: (_chat, { guest }) => !guest,
  Sheet: lazily(async () => (await import('./todo-maker.tsx')).TodoMaker, { isOver: true }),
});
