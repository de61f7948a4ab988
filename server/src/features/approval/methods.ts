import type { MethodTable } from '../../platform/house.ts';
import { approve, list, refuseSignIn, setAsked } from './answer.ts';
import { ask, finish, look, wait } from './ask.ts';
import { freeze, unfreeze } from './freeze/freeze.ts';
import { approveQr, readQr, refuseQr } from './qr/answer-qr.ts';
import { beginQr, finishQr, lookQr } from './qr/show-qr.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'approval.ask': ask,
  'approval.look': look,
  'approval.wait': wait,
  'approval.finish': finish,
  'approval.list': list,
  'approval.approve': approve,
  'approval.refuse': refuseSignIn,
  'approval.setAsked': setAsked,
  'approval.beginQr': beginQr,
  'approval.lookQr': lookQr,
  'approval.finishQr': finishQr,
  'approval.readQr': readQr,
  'approval.approveQr': approveQr,
  'approval.refuseQr': refuseQr,
  'approval.freeze': freeze,
  'approval.unfreeze': unfreeze,
};
