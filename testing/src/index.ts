export { overTcp } from './databases.ts';
export { expectRefusal } from './expect-refusal.ts';
export { lightFetch } from './light-fetch.ts';
export { movingClock, stillClock, type MovingClock } from './moving-clock.ts';
export { patience } from './patience.ts';
export { openRawSocket, type RawSocket } from './raw-socket.ts';
export type { TestClock, TestConfig, TestHouse } from './server-shape.ts';
export {
  agreed,
  startTestServer,
  testPassword,
  type TestProcess,
  type TestServer,
  type TestServerOptions,
} from './start-test-server.ts';
export { openClient, type CallMethod, type TestPerson } from './test-person.ts';
export { askTus, tusMetadata, uploadFile, type TusRequest } from './upload-file.ts';
export { findFreePort, livekitProgram, startLivekit, type TestLivekit } from './start-livekit.ts';
export { findProgram, startProgram } from './start-program.ts';
export { startFront, startValve, type Front } from './start-front.ts';
export { natsProgram, startTestNats, type TestNats } from './start-test-nats.ts';
export { buildMaru, launchMaru, startMaru, type RunningMaru, type StartingMaru } from './start-maru.ts';
export { startTwoProcesses, waysToHear, type TwoProcesses } from './start-two-processes.ts';
export { hasRealS3, openRealS3, type RealBucket } from './open-real-s3.ts';
export { startTestS3, type TestS3 } from './start-test-s3.ts';
export {
  startPushReceiver,
  type PushReceiver,
  type ReceivedPush,
  type TestBrowser,
  type TestSubscription,
} from './start-push-receiver.ts';
export { nameOfCall, nextCallChange, startCallStage, type CallStage } from './start-call-stage.ts';
export { startPushStage, type PushStage } from './start-push-stage.ts';
export { startSecretStage, type SecretPerson, type SomeRoom } from './start-secret-stage.ts';
export {
  someCommit,
  someDeviceKeys,
  someKeyPackage,
  someSealed,
  someWelcome,
  type SomeGroup,
} from './sealed-bytes.ts';
