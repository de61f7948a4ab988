import { approvalData } from './features/approval/index.ts';
import { consentsData } from './features/consents/index.ts';
import { devicesData } from './features/devices/index.ts';
import { loginData } from './features/login/index.ts';
import type { FeatureData } from './platform/session/index.ts';

/** The data of how people get in, of where they are in, and of what they agreed to. */
export const enteringData: readonly FeatureData[] = [consentsData, devicesData, loginData, approvalData];
