import { languageFor } from '../../platform/i18n/index.ts';
import { languageOf, prefsStore } from '../../platform/prefs/index.ts';
import { requestConsent } from '../consents/index.ts';
import { call, myId } from '../../platform/session/index.ts';
import { describeSubscription, isOfKey, keyBytes } from '../../platform/push-worker/subscription.ts';
import { accountsStore } from '../accounts/index.ts';
import { keepOnDevice, readOnDevice } from './on-device.ts';
import { deviceStateOf, mayOffer } from './rules.ts';
import { notificationsStore } from './state.ts';

const findWorker = async (): Promise<ServiceWorkerRegistration | undefined> =>
  'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration().catch(() => undefined) : undefined;

const isAppleHome = (): boolean =>
  /iphone|ipad/i.test(navigator.userAgent) && !matchMedia('(display-mode: standalone)').matches;

const permission = (): NotificationPermission =>
  typeof Notification === 'undefined' ? 'denied' : Notification.permission;

const language = () =>
  languageFor(languageOf(prefsStore.getState(), accountsStore.getState().me?.settings.language));

const findSubscription = async (): Promise<PushSubscription | null> =>
  (await findWorker())?.pushManager?.getSubscription().catch(() => null) ?? null;

/** Looks how this browser stands to push now. */
export const lookAtDevice = async (): Promise<void> => {
  const worker = await findWorker();
  const { publicKey } = notificationsStore.getState();
  const subscription = await findSubscription();
  const me = myId();
  const kept = me ? readOnDevice(me) : {};
  const device = deviceStateOf({
    hasPush: worker?.pushManager !== undefined && typeof Notification !== 'undefined',
    isAppleHome: isAppleHome(),
    permission: permission(),
    isSubscribed: subscription !== null && kept.push === 'on',
    hostSends: publicKey !== null,
  });
  notificationsStore.setState({ device });
};

const subscribe = async (publicKey: string): Promise<void> => {
  const worker = await findWorker();
  if (!worker) throw new Error('There is no worker.');
  const known = await worker.pushManager.getSubscription();
  // The host has other keys than it had: what was subscribed with the old ones is dead.
  if (known && !isOfKey(known, publicKey)) await known.unsubscribe();
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: keyBytes(publicKey),
  });
  const { device } = await call('notifications.addDevice', describeSubscription(subscription, language()));
  notificationsStore.setState(({ devices }) => ({
    devices: [device, ...devices.filter(({ id, current }) => id !== device.id && !current)],
  }));
};

/** Asks the browser, and lets push come here. The browser asks once in a lifetime, so this comes after a word of ours. */
export const turnOn = async (): Promise<'on' | 'denied' | 'declined' | 'failed'> => {
  const { publicKey } = notificationsStore.getState();
  const me = myId();
  if (!publicKey || !me) return 'failed';
  if (!(await requestConsent('push'))) return 'declined';
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') {
    keepOnDevice(me, { putAway: Date.now() });
    await lookAtDevice();
    return 'denied';
  }
  try {
    await subscribe(publicKey);
    keepOnDevice(me, { push: 'on' });
    return 'on';
  } catch {
    return 'failed';
  } finally {
    await lookAtDevice();
    offerLater();
  }
};

/** Ends push to this browser. */
export const turnOff = async (): Promise<void> => {
  const me = myId();
  if (me) keepOnDevice(me, { push: 'off' });
  const current = notificationsStore.getState().devices.find((one) => one.current);
  if (current) await removeDevice(current.id);
  await (await findSubscription())?.unsubscribe().catch(() => false);
  await lookAtDevice();
};

/** Ends push to one of my devices. */
export const removeDevice = async (id: string): Promise<void> => {
  await call('notifications.removeDevice', { id });
  notificationsStore.setState(({ devices }) => ({ devices: devices.filter((one) => one.id !== id) }));
};

let renewed: { as: string; at: number } | undefined;
const renewMs = 6 * 3_600_000;

/** The host hears again where push goes, now and then: a browser may have changed it, the language too. */
export const renewDevice = async (): Promise<void> => {
  const { publicKey } = notificationsStore.getState();
  const me = myId();
  const as = `${me} ${publicKey} ${language()}`;
  const isFresh = renewed?.as === as && Date.now() - renewed.at < renewMs;
  if (me && publicKey && !isFresh && readOnDevice(me).push === 'on' && permission() === 'granted') {
    const done = await subscribe(publicKey).then(
      () => true,
      () => false,
    );
    if (done) renewed = { as, at: Date.now() };
  }
  await lookAtDevice();
};

/** Nobody is signed in here any more: nothing may come. */
export const forgetDevice = async (): Promise<void> => {
  await closeShown(() => true);
  await (await findSubscription())?.unsubscribe().catch(() => false);
};

/** Takes notifications away that hang on this device. */
export const closeShown = async (
  isMeant: (data: { chatId?: string; seq: number }) => boolean,
): Promise<void> => {
  const shown = (await (await findWorker())?.getNotifications?.()) ?? [];
  for (const one of shown) {
    const data = one.data as { chatId?: string; seq: number } | null;
    if (data && isMeant(data)) one.close();
  }
};

/** Offers push: somebody has just written, and will want to hear the answer. */
export const offerNow = async (): Promise<void> => {
  const me = myId();
  if (!me || notificationsStore.getState().isOffered) return;
  await lookAtDevice();
  const { device } = notificationsStore.getState();
  if (me === myId() && mayOffer(device, readOnDevice(me), Date.now()))
    notificationsStore.setState({ isOffered: true });
};

/** Puts the offer away for a month. */
export const offerLater = (): void => {
  const me = myId();
  if (me) keepOnDevice(me, { putAway: Date.now() });
  notificationsStore.setState({ isOffered: false });
};
