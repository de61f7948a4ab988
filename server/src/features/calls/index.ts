import type { Feature, House } from '../../platform/house.ts';
import { registerContentKeeper } from '../messages/index.ts';
import { hearWhatEndsCalls } from './listeners.ts';
import { methods } from './methods.ts';
import { waitForRecordings } from './recordings.ts';
import { placeCall } from './store.ts';
import { forgetCallsJob, tendCalls } from './tend-calls.ts';
import { hearCallNews } from './tell.ts';
import './personal-data.ts';

export { findCallFor, type CallStanding } from './find-call-for.ts';
export { countCalls } from './store.ts';
export { onRinging, type RingNews } from './ringing.ts';

registerContentKeeper({
  types: ['call'],
  async placed(tx, { chatId, seq, content }) {
    if (content.type === 'call') await placeCall(tx, { chatId, callId: content.callId, seq });
  },
});

const stopHearing = new WeakMap<House, () => void>();

/** Calls: who calls whom, who is in, how long; the media goes by other ways, and nothing of it is read here. */
export const calls: Feature = {
  name: 'calls',
  methods,
  jobs: [tendCalls, forgetCallsJob],
  start(house) {
    hearCallNews(house);
    stopHearing.set(house, hearWhatEndsCalls(house));
  },
  async stop(house) {
    stopHearing.get(house)?.();
    await waitForRecordings(house);
  },
};
