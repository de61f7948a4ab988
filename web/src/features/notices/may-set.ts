import type { Chat } from '@maru/contract';
import { topsStore } from './tops.ts';

/** May I change what stands at the top of this chat, as far as is known here? */
export const maySet = (
  { id, kind, role }: Pick<Chat, 'id' | 'kind' | 'role'>,
  { guest, hostsOnly }: { guest: boolean; hostsOnly?: boolean | undefined },
): boolean => {
  if (guest) return false;
  const only = hostsOnly ?? topsStore.getState()[id]?.hostsOnly ?? false;
  return !only || kind !== 'group' || role === 'host';
};
