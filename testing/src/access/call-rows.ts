import { randomUUID } from 'node:crypto';
import type { CallId } from '@maru/contract';
import type { Rows } from './row.ts';
import type { Scene } from './scene.ts';

const oneCall = async ({ chatId, liveCall }: Scene) => ({ chatId, callId: await liveCall() });

/** Calls of a group, on a host that has no engine to carry them: who may do what is asked before. */
export const callRows: Rows = {
  'calls.start': {
    input: ({ chatId, fresh }) => ({ chatId, key: fresh(), kind: 'voice' }),
    hears: 'calls_off',
  },
  'calls.join': { input: oneCall, hears: 'calls_off' },
  'calls.rings': oneCall,
  'calls.beat': oneCall,
  'calls.ring': async (scene) => ({ ...(await oneCall(scene)), accountIds: [scene.bob.id] }),
  'calls.signal': async (scene) => ({ ...(await oneCall(scene)), to: 'all', body: 'sealed' }),
  'calls.move': {
    input: async (scene) => ({ ...(await oneCall(scene)), why: 'notConnected' }),
    hears: 'calls_off',
  },
  'calls.pass': { input: oneCall, hears: 'calls_off' },
  'calls.hand': async (scene) => ({ ...(await oneCall(scene)), up: true }),
  'calls.react': async (scene) => ({ ...(await oneCall(scene)), emoji: '👍' }),
  'calls.mute': async (scene) => ({ ...(await oneCall(scene)), accountId: null }),
  'calls.record': {
    input: async (scene) => ({ ...(await oneCall(scene)), on: true }),
    hears: 'recording_off',
  },
  'calls.get': oneCall,
  'calls.decline': oneCall,
  'calls.remove': async (scene) => ({ ...(await oneCall(scene)), accountId: scene.bob.id }),
  'calls.leave': oneCall,
  'calls.live': () => ({}),
  'calls.list': () => ({}),
  'calls.markSeen': () => ({}),
  'calls.forget': () => ({ callIds: [randomUUID() as CallId] }),
  'calls.readiness': () => ({}),
};
