import type { MethodTable } from '../../platform/house.ts';
import { forgetCalls, listCalls, markSeen } from './history.ts';
import { beatCall, moveCall, raiseHand, reactInCall, renewPass } from './in-call.ts';
import { joinCall } from './join-call.ts';
import { callRings, declineCall, leaveCall } from './leave-call.ts';
import { mutePerson, removePerson } from './look-after.ts';
import { describeOffers, getCall, liveCalls } from './read-calls.ts';
import { recordCall } from './record-call.ts';
import { ringVerb } from './ring-people.ts';
import { signalDevice } from './signal-device.ts';
import { startCall } from './start-call.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'calls.start': startCall,
  'calls.join': joinCall,
  'calls.decline': declineCall,
  'calls.rings': callRings,
  'calls.leave': leaveCall,
  'calls.beat': beatCall,
  'calls.ring': ringVerb,
  'calls.signal': signalDevice,
  'calls.move': moveCall,
  'calls.pass': renewPass,
  'calls.hand': raiseHand,
  'calls.react': reactInCall,
  'calls.remove': removePerson,
  'calls.mute': mutePerson,
  'calls.record': recordCall,
  'calls.get': getCall,
  'calls.live': liveCalls,
  'calls.list': listCalls,
  'calls.markSeen': markSeen,
  'calls.forget': forgetCalls,
  'calls.readiness': describeOffers,
};
