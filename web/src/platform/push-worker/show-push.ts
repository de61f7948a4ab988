import type { PushPayload } from '@maru/contract';
import { isLockedHere } from '../lock/is-locked-here.ts';
import { imageAddress } from './addresses.ts';
import { drawFace, fetchImage } from './draw-face.ts';
import {
  callTagOf,
  plainTag,
  presentBirthdays,
  presentCall,
  presentMissed,
  presentPlain,
  presentPush,
  presentSecurity,
  tagOf,
  type PresentedPush,
  type ShownData,
} from './present-push.ts';
import { keepTold, readTold } from './seen.ts';
import { callHost } from './take-click.ts';
import type { PushScope, ShownNotification } from './worker-scope.ts';

type MessagePush = Extract<PushPayload, { kind: 'message' }>;

/** Pictures are worth waiting for, but not long. */
const pictureMs = 3_000;

const dataOf = (shown: ShownNotification): ShownData | undefined => shown.data as ShownData | undefined;

const badge = async ({ navigator }: PushScope, count: number): Promise<void> => {
  await (count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.())?.catch(() => undefined);
};

const soon = <Value>(work: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<undefined>((done) => {
      setTimeout(() => done(undefined), pictureMs);
    }),
  ]);

const picturesOf = async (push: MessagePush): Promise<object> => {
  const { chatId, image, photo, sender, title } = push;
  const [icon, large] = await Promise.all([
    soon(drawFace(photo, sender ?? title)),
    image ? soon(fetchImage(imageAddress(chatId, image))) : undefined,
  ]);
  return { ...(icon && { icon }), ...(large && { image: large }) };
};

const show = (scope: PushScope, { title, ...shown }: PresentedPush, pictures: object): Promise<void> =>
  scope.registration.showNotification(title, {
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    renotify: !shown.silent,
    ...shown,
    ...pictures,
  });

/** An app that is in sight shows by itself what comes. Apple’s browsers end push that shows nothing, so there it is shown. */
const isInSight = async ({ clients, navigator }: PushScope): Promise<boolean> => {
  if (/apple/i.test(navigator.vendor) || /^((?!chrome|android).)*safari/i.test(navigator.userAgent))
    return false;
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.some(({ focused, visibilityState }) => focused && visibilityState === 'visible');
};

const showMessage = async (
  scope: PushScope,
  push: MessagePush,
  isLocked: () => Promise<boolean>,
): Promise<void> => {
  const [shown] = await scope.registration.getNotifications({ tag: tagOf(push.chatId) });
  const told = Math.max(shown ? (dataOf(shown)?.seq ?? 0) : 0, await readTold(push.chatId).catch(() => 0));
  if (told >= push.seq || (await isInSight(scope))) return;
  if (await isLocked()) await show(scope, presentPlain(push), {});
  else await show(scope, presentPush(push), await picturesOf(push));
  await keepTold(push.chatId, push.seq).catch(() => undefined);
};

const takeAway = async (
  { registration }: PushScope,
  push: Extract<PushPayload, { kind: 'read' }>,
): Promise<void> => {
  for (const shown of await registration.getNotifications()) {
    const data = dataOf(shown);
    const isOfChat = data?.chatId === push.chatId && data.seq <= push.seq;
    if (isOfChat || (shown.tag === plainTag && push.badge === 0)) shown.close();
  }
};

type CallPush = Extract<PushPayload, { kind: 'call' | 'callOver' }>;

/** Rings, or says what became of it. A push that comes too late rings no more. */
const showCall = async (
  scope: PushScope,
  push: CallPush,
  isLocked: () => Promise<boolean>,
): Promise<void> => {
  if (push.kind === 'call') {
    if (Date.parse(push.until) <= Date.now() || (await isInSight(scope))) return;
    const locked = await isLocked();
    const face = locked ? undefined : await soon(drawFace(push.photo, push.sender ?? push.title ?? ''));
    await show(scope, presentCall(push, locked), face ? { icon: face } : {});
    const { chatId, callId } = push;
    await callHost('calls.rings', { chatId, callId }).catch(() => undefined);
    return;
  }
  for (const shown of await scope.registration.getNotifications({ tag: callTagOf(push.callId) }))
    shown.close();
  if (push.missed && !(await isInSight(scope))) await show(scope, presentMissed(push, await isLocked()), {});
};

/** Does with a push what it says; no words, names or pictures where this device is locked. */
export const takePush = async (
  scope: PushScope,
  push: PushPayload,
  isLocked: () => Promise<boolean> = isLockedHere,
): Promise<void> => {
  // Of the safety of the account nothing is left out: it names nobody, and waits for nobody to unlock.
  if (push.kind === 'security') {
    if (!(await isInSight(scope))) await show(scope, presentSecurity(push), {});
    return;
  }
  if (push.kind === 'birthdays') {
    if (await isInSight(scope)) return;
    await show(scope, presentBirthdays((await isLocked()) ? { ...push, names: [] } : push), {});
    return;
  }
  if (push.kind === 'call' || push.kind === 'callOver') return showCall(scope, push, isLocked);
  await badge(scope, push.badge);
  if (push.kind === 'read') return takeAway(scope, push);
  if (push.kind === 'message') return showMessage(scope, push, isLocked);
  if (!(await isInSight(scope))) await show(scope, presentPlain(push), {});
};
