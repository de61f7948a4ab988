export * from './types.ts';
export * from './entries.ts';
export * from './abilities.ts';
export { secretDeviceMethods } from './device-methods.ts';
export { RevealedMessage, secretReportMethods } from './report-methods.ts';
export { secretRoomMethods } from './room-methods.ts';
