import { ClipboardList } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { registerAttachment, registerContentView, registerRoomLayer } from '../messages/ui.ts';
import { BoardLayer } from './board-layer.tsx';
import { DrawerBoard } from './drawer-board.tsx';
import { estimateCard, PostCard } from './post-card.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'post', View: PostCard, frame: 'card', estimate: estimateCard });
registerRoomLayer('board', BoardLayer);
registerDrawerSection({ id: 'board', ability: 'board', order: 45, Section: DrawerBoard });
registerAttachment({
  id: 'post',
  ability: 'board',
  order: 60,
  label: 'board.post',
  Icon: ClipboardList,
  isOffered: (_, { guest }) => !guest,
  Sheet: lazily(async () => (await import('./post-maker.tsx')).NewPost, { isOver: true }),
});
