import type { MethodTable } from '../../platform/house.ts';
import { approveDevice, askApproval, listAsking, refuseDevice } from './approve-device.ts';
import { claim, listKeys } from './claim.ts';
import { commitRoom } from './commit-room.ts';
import { createRoom } from './create-room.ts';
import { describeRoom, joinRoom, listWelcomes } from './look-at-room.ts';
import { reportMessages } from './report-messages.ts';
import { sendSealed } from './send-sealed.ts';
import { addKeyPackages, describeDevice, registerDevice } from './register-device.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'secretChats.registerDevice': registerDevice,
  'secretChats.myDevice': describeDevice,
  'secretChats.addKeyPackages': addKeyPackages,
  'secretChats.listKeys': listKeys,
  'secretChats.askApproval': askApproval,
  'secretChats.listAsking': listAsking,
  'secretChats.approveDevice': approveDevice,
  'secretChats.refuseDevice': refuseDevice,
  'secretChats.claim': claim,
  'secretChats.create': createRoom,
  'secretChats.commit': commitRoom,
  'secretChats.send': sendSealed,
  'secretChats.state': describeRoom,
  'secretChats.listWelcomes': listWelcomes,
  'secretChats.joined': joinRoom,
  'secretChats.report': reportMessages,
};
