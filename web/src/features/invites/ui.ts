import './drawer/register-words.ts';

export { ChatDrawer, type ChatDrawerProps } from './drawer/chat-drawer.tsx';
export { GroupLinkPage } from './landing/group-link-page.tsx';
