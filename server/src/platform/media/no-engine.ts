import { MediaTrouble, type EngineOffers, type IceServer, type MediaEngine } from './engine.ts';

const off = async (): Promise<never> => {
  throw new MediaTrouble('off', 'This host carries no calls of more than two.');
};

/** No engine: calls of two go from browser to browser, and there are no others. */
export const openNoEngine = (iceServers: (identity: string) => IceServer[] = () => []): MediaEngine => ({
  offers: {
    engine: 'none',
    videoPeople: 0,
    voicePeople: 0,
    viewers: 0,
    recording: false,
    relay: iceServers('').length > 0,
  } satisfies EngineOffers,
  iceServers,
  openRoom: off,
  issueJoin: off,
  setRole: off,
  mute: off,
  startRecording: off,
  stopRecording: off,
  remove: async () => undefined,
  closeRoom: async () => undefined,
  participants: async () => [],
  onEvent: () => () => undefined,
  health: async () => ({
    load: 0,
    rooms: 0,
    people: 0,
    outPacketsPerSecond: 0,
    outMbps: 0,
    loss: 0,
    workers: 0,
    crashes: 0,
  }),
  close: async () => undefined,
});
