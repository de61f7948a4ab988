import { lazily } from '../../ui/index.ts';
import './drawer/register-words.ts';

export {
  registerDrawerSection,
  registerDrawerSetting,
  type DrawerSection,
  type DrawerSetting,
  type DrawerSectionProps,
} from './drawer/drawer-sections.ts';
export { SeeAll } from './drawer/see-all.tsx';
export type { DrawerListProps } from './drawer/drawer-list-props.ts';
export { DrawerList } from './drawer/drawer-list.tsx';
export type { ChatDrawerProps } from './drawer/chat-drawer.tsx';
export const ChatDrawer = lazily(async () => (await import('./drawer/chat-drawer.tsx')).ChatDrawer);
export const GroupLinkPage = lazily(
  async () => (await import('./landing/group-link-page.tsx')).GroupLinkPage,
);
