import type { SignInRequestId } from '@maru/contract';
import type { Rows } from './row.ts';
import type { Scene } from './scene.ts';

const ticket = ({ fresh }: Scene) => ({ ticket: fresh().padEnd(43, 'x') });
const code = ({ fresh }: Scene) => ({ code: fresh().padEnd(43, 'x') });
/** Nothing waits under it: sign-ins that do are tried out in the room of approval. */
const id = ({ own }: Scene) => own.deviceId as SignInRequestId;

/** Approval of new devices, signing in by QR, and freezing. */
export const approvalRows: Rows = {
  'approval.ask': { input: ticket, hears: 'ticket_gone' },
  'approval.look': { input: ticket, hears: 'ticket_gone' },
  'approval.wait': { input: ticket, hears: 'ticket_gone' },
  'approval.finish': { input: ticket, hears: 'ticket_gone' },
  'approval.list': () => ({}),
  'approval.approve': { input: (scene) => ({ id: id(scene), number: '42' }), hears: 'approval_gone' },
  'approval.refuse': { input: (scene) => ({ id: id(scene) }), hears: 'approval_gone' },
  'approval.setAsked': () => ({ on: true }),
  'approval.beginQr': () => ({}),
  'approval.lookQr': { input: ticket, hears: 'qr_gone' },
  'approval.finishQr': { input: ticket, hears: 'qr_gone' },
  'approval.readQr': { input: code, hears: 'qr_gone' },
  'approval.approveQr': { input: code, hears: 'qr_gone' },
  'approval.refuseQr': { input: code, hears: 'qr_gone' },
  'approval.freeze': { input: () => ({}), spends: true },
  'approval.unfreeze': () => ({}),
};
