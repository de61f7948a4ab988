import { expect, it } from 'vitest';
import { skipTheGone } from './skip-the-gone.ts';

it('keeps from whoever listens later what is said of somebody who has left, and nothing else', () => {
  const worker = new EventTarget();
  skipTheGone(worker, (identity) => identity === 'alice:1');
  const heard: unknown[] = [];
  worker.addEventListener('message', (event) => heard.push((event as MessageEvent).data));
  const here = { kind: 'enable', data: { enabled: true, participantIdentity: 'alice:1' } };
  const gone = { kind: 'enable', data: { enabled: true, participantIdentity: 'bob:1' } };
  const ofNobody = { kind: 'initAck', data: { enabled: true } };
  for (const data of [here, gone, ofNobody]) worker.dispatchEvent(new MessageEvent('message', { data }));
  expect(heard).toEqual([here, ofNobody]);
});
