import type { AccountId, DeviceId, LogName, SignalBodies } from '@maru/contract';
import type { Audience } from '../../platform/bus/index.ts';
import type { House } from '../../platform/house.ts';
import { accountLog } from '../../platform/log/index.ts';

/** The signals of this feature. */
type CallSignal = Extract<keyof SignalBodies, `call.${string}`>;

/** A signal about a call, for every process: each tells those who are connected to it. Kept and logged nowhere. */
interface CallNews {
  log: LogName;
  kind: CallSignal;
  from: AccountId | null;
  body: unknown;
  /** To this device alone. */
  device?: DeviceId;
  /** To all but this device. */
  butDevice?: DeviceId;
  /** To all but these. */
  but?: readonly AccountId[];
}

const topic = 'call.news';

const audienceOf = ({ device, butDevice, but }: CallNews): Audience => ({
  ...(device && { devices: [device] }),
  ...(butDevice && { butDevices: [butDevice] }),
  ...(but && { butAccounts: but }),
});

/** Makes this process tell those who are connected to it. */
export const hearCallNews = (house: House): void =>
  house.bus.subscribe(topic, (news: CallNews) => {
    const { log, kind, from, body } = news;
    house.live.signal({ log, kind, from, body }, audienceOf(news));
  });

/** Tells the members of a chat who are here, but for some. */
export const tellMembers = <Kind extends CallSignal>(
  house: House,
  to: { log: LogName; but: readonly AccountId[] },
  { kind, body }: { kind: Kind; body: SignalBodies[Kind] },
): void => house.bus.publish(topic, { ...to, kind, from: null, body } satisfies CallNews);

/** Tells one person: on all their devices, on one, or on all but one. */
export const tellPerson = <Kind extends CallSignal>(
  house: House,
  to: { accountId: AccountId; device?: DeviceId | undefined; butDevice?: DeviceId | undefined },
  { kind, body }: { kind: Kind; body: SignalBodies[Kind] },
): void =>
  house.bus.publish(topic, {
    log: accountLog(to.accountId),
    kind,
    from: null,
    body,
    ...(to.device && { device: to.device }),
    ...(to.butDevice && { butDevice: to.butDevice }),
  } satisfies CallNews);
