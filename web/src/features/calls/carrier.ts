import { RefusalError } from '@maru/client';
import type { AccountId, CallId, CallKind, ChatId } from '@maru/contract';
import { v7 } from 'uuid';
import { call, myId, tellTabs } from '../../platform/session/index.ts';
import { sendMessage } from '../messages/index.ts';
import { findCallIdentity } from '../secret-chats/index.ts';
import { setActiveCall } from './active-call.ts';
import { callPrefsStore } from './call-prefs.ts';
import type { CallView } from './call-view.ts';
import type { CallCommands, StartOptions } from './commands.ts';
import { personInCall } from './data.ts';
import { deviceCommands, deviceTrouble, refreshDevices, whyNotCall } from './device-commands.ts';
import { presentCall } from './present-call.ts';
import { callIdOf, type CallWish } from './sessions/call-parts.ts';
import { CarriedCall } from './sessions/carried-call.ts';
import { showTrack } from './sessions/play-track.ts';
import { soundOut } from './sounds/sound-out.ts';
import { callsStore, tracksStore } from './state.ts';

/** So long it may take until a call is heard where it goes on. */
const overlapMs = 10_000;
/** A call that is over stays on the screen for so long; longer where there is something to be read, and to be done about it. */
const overMs = { ended: 4_000, other: 20_000 };

let carried: CarriedCall | undefined;
/** The call of a group as which the one that is shown goes on, until it is heard and seen there. */
let coming: CarriedCall | undefined;
let shown: Pick<CallView, 'isSmall' | 'layout' | 'pinned'> = { isSmall: false, layout: 'gallery' };
let isDue = false;
let again: (() => Promise<void>) | undefined;
let dismissing: ReturnType<typeof setTimeout> | undefined;

const showTracks = (one: CarriedCall): void => {
  const { me } = one.core;
  const own = one.local.tracks;
  const all: Record<string, { camera?: MediaStreamTrack; screen?: MediaStreamTrack }> = {};
  const mine = {
    ...(own.camera && { camera: own.camera }),
    ...(own.screen && { screen: own.screen }),
  };
  all[me ? `${me.accountId}:${me.deviceId}` : `${one.wish.me}:`] = mine;
  for (const { accountId, deviceId } of one.core.call?.people ?? []) {
    const identity = `${accountId}:${deviceId}`;
    if (accountId === one.wish.me) continue;
    const [camera, screen] = [one.legs.pictureOf(identity, 'camera'), one.legs.pictureOf(identity, 'screen')];
    all[identity] = { ...(camera && { camera }), ...(screen && { screen }) };
  }
  tracksStore.setState(all, true);
};

const show = (): void => {
  isDue = false;
  const one = carried;
  if (!one) return;
  const own = one.local.tracks;
  const view = presentCall({
    core: one.core,
    chatId: one.wish.chatId,
    kind: one.wish.kind,
    me: one.wish.me,
    mine: {
      isMuted: one.local.muted || one.local.held || !own.microphone,
      // What is held goes out to nobody, and is not shown as if it did.
      hasCamera: own.camera !== undefined && !one.local.held,
      hasScreen: own.screen !== undefined && !one.local.held,
    },
    seen: one.people.seen,
    sentOf: (identity) => one.legs.sentOf(identity),
    trustOf: one.trustOf,
    isLeftOut: one.isLeftOut,
    personOf: personInCall,
    asksRecording: one.asksRecording,
    trouble: one.trouble ?? deviceTrouble(),
    asksKeyOf: one.asksKeyOf()?.accountId,
    shown: { ...shown, ...(one.speaker && { speaker: one.speaker }) },
    devices: callsStore.getState().devices,
  });
  const before = callsStore.getState().call;
  callsStore.setState({ call: view });
  showTracks(one);
  soundOut(before, view);
  if (view.phase === 'ended' && before?.phase !== 'ended' && !view.trouble) {
    clearTimeout(dismissing);
    const isGlance = view.endedWhy === 'ended' || view.endedWhy === 'cancelled';
    dismissing = setTimeout(() => commands.dismiss(), isGlance ? overMs.ended : overMs.other);
  }
};

/** Many things change in one breath; the screen is told once. */
const showSoon = (): void => {
  if (carried?.movedTo && !coming) follow(carried, carried.movedTo);
  if (isDue) return;
  isDue = true;
  queueMicrotask(show);
};

/** The other call takes the place of this one, once it is up or has to show why not. */
const arrive = (next: CarriedCall, old: CarriedCall): void => {
  if (coming !== next) return;
  coming = undefined;
  const isBack = next.isOver && !old.isOver && !old.movedTo;
  if (!isBack) {
    carried = next;
    shown = { isSmall: shown.isSmall, layout: 'gallery' };
    old.end('ended');
  }
  next.local.isLent = false;
  if (isBack) old.takeBack();
  else if (next.isOver) next.local.close();
  showSoon();
};

/** Goes on as another call, with what is open; the old one is heard until the new one is. */
const goOver = async (
  old: CarriedCall,
  wish: Omit<CallWish, 'before' | 'me' | 'direction'>,
): Promise<void> => {
  const before = { local: old.local, connectedAt: old.core.connectedAt };
  old.local.isLent = true;
  const next = new CarriedCall({ ...wish, me: me(), direction: 'join', before }, () => {
    if (coming !== next) return showSoon();
    if (next.core.media === 'up' || next.isOver) arrive(next, old);
  });
  coming = next;
  const late = setTimeout(() => arrive(next, old), overlapMs);
  try {
    await next.begin(undefined);
  } catch (error) {
    clearTimeout(late);
    arrive(next, old);
    throw error;
  }
};

/** The other one has brought somebody: their call goes on there, and mine with it. */
const follow = (old: CarriedCall, to: { chatId: ChatId; callId: CallId }): void =>
  void goOver(old, {
    chatId: to.chatId,
    kind: old.wish.kind,
    enter: () => call('calls.join', { ...to, hideAddress: false }),
  }).catch(() => {});

const leaveFormer = async (): Promise<void> => {
  clearTimeout(dismissing);
  if (carried && !carried.isOver) await carried.hangUp();
};

const begin = async (wish: CallWish): Promise<void> => {
  await leaveFormer();
  shown = { isSmall: false, layout: 'gallery' };
  // A device that has no keys yet makes them while the person is asked and the host is told.
  void findCallIdentity().catch(() => null);
  const one = new CarriedCall(wish, showSoon);
  carried = one;
  showSoon();
  void refreshDevices();
  try {
    await one.begin(whyNotCall());
  } catch (error) {
    if (carried === one) commands.dismiss();
    throw error;
  }
  // Names of devices come with the permission.
  void refreshDevices().then(showSoon);
  const { one: entered } = one;
  if (entered && !one.isOver) tellTabs({ kind: 'shared', name: 'calls', state: entered.callId });
};

const me = (): AccountId => {
  const id = myId();
  if (!id) throw new Error('Nobody is signed in.');
  return id;
};

const hideAddress = (): boolean => callPrefsStore.getState().hideAddress;

interface Joining {
  chatId: ChatId;
  callId: CallId;
  kind: CallKind;
  direction: 'in' | 'join';
}

const joinCall = ({ chatId, callId, kind, direction }: Joining): Promise<void> =>
  begin({
    chatId,
    kind,
    direction,
    me: me(),
    enter: () => call('calls.join', { chatId, callId, hideAddress: hideAddress() }),
  });

const liveIn = (error: unknown): CallId | undefined =>
  error instanceof RefusalError && error.code === 'call_live'
    ? (error.details?.['callId'] as CallId | undefined)
    : undefined;

const startCall = async (chatId: ChatId, kind: CallKind, options: StartOptions = {}): Promise<void> => {
  const key = v7();
  again = () => startCall(chatId, kind, options);
  const { ring } = options;
  const input = { chatId, key, kind, hideAddress: hideAddress() };
  const rung = ring === undefined ? {} : { ring: ring === 'all' ? ring : [...ring] };
  await begin({
    chatId,
    kind,
    direction: 'out',
    me: me(),
    async enter() {
      try {
        return await call('calls.start', { ...input, ...rung });
      } catch (error) {
        const callId = liveIn(error);
        if (!callId) throw error;
        // Somebody was quicker: this is the same call.
        if (carried) carried.core = { ...carried.core, direction: 'join' };
        return call('calls.join', { chatId, callId, hideAddress: hideAddress() });
      }
    },
  });
};

const one = (): CarriedCall | undefined => (carried && !carried.isOver ? carried : undefined);

const each = (): CarriedCall[] => [coming, one()].filter((call_) => call_ !== undefined);

const about = async <Value>(
  act: (id: { chatId: ChatId; callId: CallId }) => Promise<Value>,
): Promise<void> => {
  const id = one()?.one;
  if (id) await act(id);
};

const look = (change: Partial<typeof shown>): void => {
  shown = { ...shown, ...change };
  showSoon();
};

setActiveCall({
  carries: (callId) => each().some(({ one: id }) => id?.callId === callId),
  hear(signal) {
    const callId = callIdOf(signal);
    for (const call_ of each()) if (call_.one?.callId === callId) call_.hear(signal);
  },
  resync() {
    for (const call_ of each()) void call_.resync();
  },
  taken() {
    for (const call_ of each()) call_.end('otherTab');
  },
  isOn: () => one() !== undefined,
});

/** What carries calls. */
export const commands: CallCommands = {
  startCall: (chatId, kind, options) => startCall(chatId, kind, options),
  async answer(callId, kind) {
    const incoming = callsStore.getState().incoming.find((call_) => call_.callId === callId);
    if (!incoming) return;
    await joinCall({ chatId: incoming.chatId, callId: callId as CallId, kind, direction: 'in' });
  },
  async decline(callId, quickReply) {
    const incoming = callsStore.getState().incoming.find((call_) => call_.callId === callId);
    if (!incoming) return;
    const { chatId } = incoming;
    callsStore.setState((state) => ({ incoming: state.incoming.filter((call_) => call_ !== incoming) }));
    await call('calls.decline', { chatId, callId: callId as CallId });
    if (quickReply) await sendMessage(chatId, { text: quickReply });
  },
  join: (chatId, callId, kind = 'voice') =>
    joinCall({ chatId, callId: callId as CallId, kind, direction: 'join' }),
  async moveHere(chatId, callId) {
    const kind = callsStore.getState().live[chatId]?.kind ?? 'voice';
    await joinCall({ chatId, callId: callId as CallId, kind, direction: 'join' });
  },
  async hangUp() {
    await Promise.all(each().map((call_) => call_.hangUp()));
  },
  async goOnIn(chatId, accountIds) {
    const old = one();
    const from = old?.one;
    if (!old || !from || coming) return;
    const ring = accountIds.length > 0 ? { ring: [...accountIds] } : {};
    const input = { chatId, key: v7(), kind: old.wish.kind, from, ...ring };
    await goOver(old, { chatId, kind: old.wish.kind, enter: () => call('calls.start', input) });
  },
  dismiss() {
    clearTimeout(dismissing);
    if (one()) return;
    carried = undefined;
    callsStore.setState({ call: undefined });
    tracksStore.setState({}, true);
  },
  callAgain: async () => again?.(),
  ...deviceCommands({ local: () => one()?.local, legs: () => one()?.legs, show: showSoon }),
  raiseHand: (up) => about((id) => call('calls.hand', { ...id, up })),
  react: (emoji) => about((id) => call('calls.react', { ...id, emoji })),
  ring: (accountIds) => about((id) => call('calls.ring', { ...id, accountIds: [...accountIds] })),
  removePerson: (accountId) => about((id) => call('calls.remove', { ...id, accountId })),
  mutePerson: (accountId) => about((id) => call('calls.mute', { ...id, accountId })),
  muteAll: () => about((id) => call('calls.mute', { ...id, accountId: null })),
  record: (on) => about((id) => call('calls.record', { ...id, on })),
  async agreeToRecording(yes) {
    if (yes) one()?.agreeToRecording();
    else await one()?.hangUp();
  },
  async answerKey(answer) {
    if (answer === 'hangUp') await one()?.hangUp();
    else one()?.answerKey(answer);
  },
  setLayout: (layout) => look({ layout }),
  pin(identity) {
    const { pinned: _pinned, ...rest } = shown;
    shown = identity === undefined ? rest : { ...rest, pinned: identity };
    showSoon();
  },
  makeSmall: (isSmall) => look({ isSmall }),
  attachVideo({ identity, source, element }) {
    const isMine = identity.startsWith(`${myId()}:`);
    const track = isMine ? carried?.local.tracks[source] : undefined;
    if (isMine) return track ? showTrack(track, element) : () => {};
    return carried?.legs.attach(identity, source, element) ?? (() => {});
  },
};
