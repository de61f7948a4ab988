import type { AccountId, ChatId, DeviceId } from '@maru/contract';
import type { Room, RoomStatus } from '@maru/crypto/room';
import type { AskingView, KeyTrust } from '../screens/view.ts';
import { toBytes } from './base64.ts';
import type { KeptSecrets } from './kept-secrets.ts';
import type { OwnDevice, Papers, Standing } from './own-device.ts';
import { askingDigits } from './prints.ts';

/** A room as its keys stand; what a screen makes of it is not said here. */
export interface WorkerRoom {
  kind: 'direct' | 'group';
  status: RoomStatus;
  name: string | null;
}

/** How all rooms stand. */
export interface WorkerState {
  standing: Standing;
  /** While this device waits to be let in: what the other one shows too. */
  digits: string;
  asking: AskingView[];
  rooms: Record<ChatId, WorkerRoom>;
  keys: Record<AccountId, { trust: KeyTrust; verifiedAt: string | null }>;
  showsTyping: boolean;
}

/** What is looked at to tell how things stand. */
interface Looked {
  me: AccountId;
  device: OwnDevice;
  kept: KeptSecrets;
  opened: { papers: Papers } | undefined;
  listRooms: () => Promise<Room[]>;
}

const listRooms = async (keeper: Looked): Promise<WorkerState['rooms']> => {
  const rooms = await keeper.listRooms();
  const all = rooms.map(async ({ roomId, kind, status }) => {
    const name = (await keeper.kept.findPart<string>(`name ${roomId}`)) || null;
    return [roomId, { kind, status, name }] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as WorkerState['rooms'];
};

const listKeys = async (keeper: Looked): Promise<WorkerState['keys']> =>
  Object.fromEntries(
    (await keeper.kept.listPins()).map(({ accountId, changedTo, verifiedAt }) => [
      accountId,
      {
        trust: changedTo ? 'changed' : verifiedAt === undefined ? 'unchecked' : 'verified',
        verifiedAt: verifiedAt === undefined ? null : new Date(verifiedAt).toISOString(),
      },
    ]),
  ) as WorkerState['keys'];

/** Devices of mine that this one could let in. */
export interface Asking {
  deviceId: DeviceId;
  name: string;
  at: string;
  signatureKey: string;
}

const listAsking = async (keeper: Looked): Promise<AskingView[]> => {
  const { opened, me, device } = keeper;
  if (!opened || device.standing !== 'ready' || !(await device.holdsIdentity())) return [];
  const asking = (await keeper.kept.findPart<Asking[]>('asking')) ?? [];
  const { identityKey } = opened.papers;
  return Promise.all(
    asking.map(async ({ signatureKey, ...one }) => ({
      ...one,
      digits: await askingDigits(me, { identityKey, signatureKey: toBytes(signatureKey) }),
    })),
  );
};

/** How all rooms stand just now. */
export const readState = async (keeper: Looked): Promise<WorkerState> => {
  const { device, me } = keeper;
  const asked = device.standing === 'waiting' ? await device.findAsked() : undefined;
  return {
    standing: device.standing,
    digits: asked ? await askingDigits(me, asked) : '',
    asking: await listAsking(keeper),
    rooms: await listRooms(keeper),
    keys: await listKeys(keeper),
    showsTyping: (await keeper.kept.findPart<boolean>('showsTyping')) ?? false,
  };
};
