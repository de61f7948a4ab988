export * from './hooks.ts';
export { findSecretRoom, secretStore, type KnownKey, type SecretRoom, type SecretState } from './state.ts';
export { type CallKeyVerdict, type ChangedKey, type ReportWords, type Started } from './keeper-calls.ts';
export {
  addMembers,
  nameSecretRoom,
  removeMember,
  reportMessages,
  setTypingShown,
  startSecretChat,
  type SecretWish,
} from './rooms.ts';
export {
  acceptKey,
  approveDevice,
  askApproval,
  beginAnew,
  findCallIdentity,
  hushChangedMembers,
  judgeCallKey,
  readChangedKey,
  readChangedMembers,
  readMyPrint,
  readPersonKeys,
  readRoomKeys,
  setVerified,
  signForCall,
  wakeKeys,
} from './keys.ts';
export { secretChatsData } from './data.ts';
export { isSecretChat } from './road.ts';
