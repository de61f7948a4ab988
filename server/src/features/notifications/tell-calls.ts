import { limits } from '@maru/contract';
import { onRinging } from '../calls/index.ts';
import { deskOf } from './desk.ts';
import { planCall } from './notice-store.ts';
import { workForNotices } from './worker.ts';

const ringMs = limits.calls.ringSeconds * 1_000;
const hourMs = 3_600_000;

/**
 * Whoever is called is rung in their browsers too, and these are told when it rings no longer: planned in the transaction in
 * which the call changes, so that neither is there without the other.
 */
onRinging(async (house, tx, { call, accountIds, by, stopped }) => {
  if (!deskOf(house).keys) return;
  const now = house.clock.now();
  // Who has answered or declined elsewhere has nothing to be shown.
  const showsNothing = stopped === 'elsewhere';
  await planCall(
    tx,
    {
      kind: stopped ? 'callOver' : 'call',
      chatId: call.chat_id,
      callId: call.call_id,
      by,
      readers: accountIds,
      showsNothing,
    },
    { now, until: new Date(now.getTime() + (stopped ? hourMs : ringMs)) },
  );
  tx.onCommit(() => workForNotices(house));
});
