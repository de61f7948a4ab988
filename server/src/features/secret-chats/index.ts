import type { Feature } from '../../platform/house.ts';
import { onDevicesEnded } from '../accounts/index.ts';
import { onSecretJoined } from '../chats/index.ts';
import { cleanUpSecrets, endDeadDevices } from './clean-up.ts';
import { endSecretDevices } from './end-device.ts';
import { methods } from './methods.ts';
import { tellWaiting } from './tell-waiting.ts';
import './personal-data.ts';

export { readRevealed as findRevealed, type RevealedRow } from './reveal-store.ts';
export { guardSecretRooms } from './guard-methods.ts';

onDevicesEnded(endSecretDevices);
onSecretJoined(tellWaiting);

/** Rooms that only their members can read: the keys of devices, and the sealed lines in their order. */
export const secretChats: Feature = { name: 'secret-chats', methods, jobs: [cleanUpSecrets, endDeadDevices] };
