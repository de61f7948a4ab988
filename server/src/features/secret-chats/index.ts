import type { Feature } from '../../platform/house.ts';
import { onDeviceEnded } from '../accounts/index.ts';
import { cleanUpSecrets, endDeadDevices } from './clean-up.ts';
import { endSecretDevice } from './end-device.ts';
import { methods } from './methods.ts';
import './personal-data.ts';

onDeviceEnded(endSecretDevice);

/** Rooms that only their members can read: the keys of devices, and the sealed lines in their order. */
export const secretChats: Feature = { name: 'secret-chats', methods, jobs: [cleanUpSecrets, endDeadDevices] };
