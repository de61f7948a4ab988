import type { MethodTable } from '../../platform/house.ts';
import { getLink } from './get-link.ts';
import { joinAsGuest } from './join-as-guest.ts';
import { joinByLink } from './join-by-link.ts';
import { previewLink } from './preview-link.ts';
import { setLink } from './set-link.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'invites.get': getLink,
  'invites.set': setLink,
  'invites.preview': previewLink,
  'invites.join': joinByLink,
  'invites.joinAsGuest': joinAsGuest,
};
