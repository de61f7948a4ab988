import type { MethodTable } from '../../platform/house.ts';
import { findDay, findDays } from './find-day.ts';
import { searchMessages } from './search-messages.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'search.messages': searchMessages,
  'search.day': findDay,
  'search.days': findDays,
};
