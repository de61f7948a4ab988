import { onMessage } from '../messages/index.ts';
import './consent.ts';
import type { Feature } from '../../platform/house.ts';
import { openReach } from '../../platform/reach/index.ts';
import { answerForAttention } from './attention.ts';
import { deskOf } from './desk.ts';
import { sendDigests } from './digest/send-digests.ts';
import { routes } from './digest/unsubscribe.ts';
import { methods } from './methods.ts';
import './tell-birthdays.ts';
import './tell-calls.ts';
import './tell-security.ts';
import { followQueue } from './follow-queue.ts';
import { hearSubscribed } from './subscribed.ts';
import { openVapidKeys } from './vapid-keys.ts';
import { catchUp, cleanUp, hearDue, hearReads, noteMessage, stopWork } from './worker.ts';
import './personal-data.ts';

const lineMs = 5_000;

onMessage(noteMessage);

/** Telling people who are not here: push to their browsers, as much of it as they want. */
export const notifications: Feature = {
  name: 'notifications',
  methods,
  routes,
  jobs: [catchUp, cleanUp, sendDigests],
  async start(house) {
    answerForAttention(house);
    if (house.config.push === 'off') return;
    const desk = deskOf(house);
    desk.keys = await openVapidKeys(house.config);
    desk.reach = openReach(house.config.push === 'anywhere', lineMs);
    await hearSubscribed(house);
    hearDue(house);
    hearReads(house);
    followQueue(house);
  },
  stop: stopWork,
};
