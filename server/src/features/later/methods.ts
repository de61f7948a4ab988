import type { MethodTable } from '../../platform/house.ts';
import { cancelLater, sendLaterNow, updateLater } from './change-later.ts';
import { listLater, scheduleMessage } from './schedule-message.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'later.schedule': scheduleMessage,
  'later.list': listLater,
  'later.update': updateLater,
  'later.sendNow': sendLaterNow,
  'later.cancel': cancelLater,
};
