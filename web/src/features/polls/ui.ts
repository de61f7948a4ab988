import { Vote } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { lazily } from '../../ui/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import { registerAttachment, registerContentView, registerSystemLine } from '../messages/ui.ts';
import { ClosedLine } from './closed-line.tsx';
import { DrawerPolls } from './drawer-polls.tsx';
import { estimateCard, PollCard } from './poll-card.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'poll', View: PollCard, frame: 'card', estimate: estimateCard });
registerSystemLine('poll.closed', ClosedLine);
registerDrawerSection({ id: 'polls', ability: 'polls', order: 30, Section: DrawerPolls });
registerAttachment({
  id: 'poll',
  ability: 'polls',
  order: 40,
  label: 'polls.poll',
  Icon: Vote,
  isOffered: (chat, { guest }) => !guest && chat.kind !== 'self',
  Sheet: lazily(async () => (await import('./poll-maker.tsx')).PollMaker, { isOver: true }),
});
