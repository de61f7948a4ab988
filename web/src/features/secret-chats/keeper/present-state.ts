import type { AccountId, ChatId } from '@maru/contract';
import type { DeviceStanding, RoomStanding } from '../screens/view.ts';
import type { SecretRoom, SecretState } from '../state.ts';
import type { WorkerRoom, WorkerState } from '../worker/worker-state.ts';

/** What only the page knows: whose rooms these are. */
export interface Around {
  me: AccountId;
  /** The other one of a room of two. */
  otherOf: (chatId: ChatId) => AccountId | null;
}

const presentDevice = ({ standing, digits }: WorkerState): DeviceStanding =>
  standing === 'waiting' ? { kind: standing, digits } : { kind: standing };

const presentStanding = ({ status }: WorkerRoom, chatId: ChatId, { me, otherOf }: Around): RoomStanding => {
  if (status.kind === 'ready') return { kind: 'ready' };
  if (status.kind === 'key_changed') return { kind: 'ended', who: status.accountId as AccountId };
  switch (status.why) {
    case 'partner_gone':
      return { kind: 'ended', who: otherOf(chatId) };
    case 'removed':
      return { kind: 'ended', who: me };
    case 'left':
      return { kind: 'ended', who: null };
    case 'not_for_me':
      return { kind: 'notHere' };
    case 'unverifiable':
      return { kind: 'split' };
  }
};

const presentRoom = (room: WorkerRoom, chatId: ChatId, around: Around): SecretRoom => ({
  standing: presentStanding(room, chatId, around),
  name: room.name,
});

/** How all rooms stand, as screens are told. */
export const presentState = (state: WorkerState, around: Around): SecretState => ({
  isKnown: state.standing !== 'starting',
  device: presentDevice(state),
  asking: state.asking,
  rooms: Object.fromEntries(
    Object.entries(state.rooms).map(([id, room]) => [id, presentRoom(room, id as ChatId, around)]),
  ),
  keys: state.keys,
  showsTyping: state.showsTyping,
});
