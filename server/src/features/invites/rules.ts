import type { RefusalCode } from '@maru/contract';
import type { OpenLink } from './store.ts';

/** Why a guest cannot come in by this link. */
export const whyNotGuest = (link: OpenLink): RefusalCode | undefined =>
  link.guests ? undefined : 'guests_not_allowed';
