import type { MethodName } from './contract.ts';

/** What a client has to know of a method before it calls it. */
export interface Calling {
  /** Anyone may call it, so it needs no line. */
  anyone?: true;
  /** Its input may be larger than a frame, so it goes over HTTP. */
  large?: true;
  /** A second call with the same input may do harm, so it is not repeated after a lost line. */
  once?: true;
}

// Written from the contract, with all its schemas too large for a page to begin with: UPDATE_CALLING=1 npx vitest run tools/calling
const table: Readonly<Partial<Record<MethodName, Calling>>> = {
  'accounts.describeHost': { anyone: true },
  'accounts.signUp': { anyone: true, once: true },
  'accounts.checkHandle': { anyone: true },
  'accounts.signIn': { anyone: true, once: true },
  'accounts.upgradeGuest': { once: true },
  'accounts.makeHostInvitation': { once: true },
  'consents.required': { anyone: true },
  'consents.readText': { anyone: true },
  'consents.publish': { once: true },
  'guardians.makeLink': { once: true },
  'guardians.askByMail': { once: true },
  'guardians.look': { anyone: true },
  'guardians.consent': { once: true },
  'guardians.answerByMail': { anyone: true, once: true },
  'proof.begin': { once: true },
  'proof.give': { once: true },
  'login.changePassword': { once: true },
  'login.beginTotp': { once: true },
  'login.confirmTotp': { once: true },
  'login.makeRecoveryCodes': { once: true },
  'login.beginPasskey': { once: true },
  'login.addPasskey': { once: true },
  'login.removePasskey': { once: true },
  'login.finishWithTotp': { anyone: true, once: true },
  'login.finishWithRecoveryCode': { anyone: true, once: true },
  'login.beginPasskeyStep': { anyone: true, once: true },
  'login.finishWithPasskey': { anyone: true, once: true },
  'login.beginPasskeySignIn': { anyone: true, once: true },
  'login.signInWithPasskey': { anyone: true, once: true },
  'approval.ask': { anyone: true },
  'approval.look': { anyone: true },
  'approval.wait': { anyone: true },
  'approval.finish': { anyone: true, once: true },
  'approval.approve': { once: true },
  'approval.beginQr': { anyone: true, once: true },
  'approval.lookQr': { anyone: true },
  'approval.finishQr': { anyone: true, once: true },
  'approval.approveQr': { once: true },
  'recovery.setMail': { once: true },
  'recovery.confirmMail': { anyone: true, once: true },
  'recovery.ask': { anyone: true, once: true },
  'recovery.look': { anyone: true },
  'recovery.recover': { anyone: true, once: true },
  'people.previewLink': { anyone: true },
  'people.report': { once: true },
  'people.myLink': { once: true },
  'chats.create': { once: true },
  'chats.answerInvitation': { once: true },
  'archive.start': { once: true },
  'archive.startMine': { once: true },
  'archive.bringIn': { once: true },
  'invites.set': { once: true },
  'invites.preview': { anyone: true },
  'invites.joinAsGuest': { anyone: true, once: true },
  'secretChats.claim': { once: true },
  'secretChats.create': { large: true },
  'secretChats.commit': { large: true },
  'secretChats.report': { once: true },
  'events.setAddress': { once: true },
  'calls.signal': { once: true },
  'calls.react': { once: true },
  'stickers.make': { once: true },
  'farewell.leave': { once: true },
  'demo.list': { anyone: true },
  'demo.signIn': { anyone: true, once: true },
};
const ordinary: Calling = {};

/** What a client has to know of a method before it calls it. */
export const howToCall = (name: MethodName): Calling => table[name] ?? ordinary;
