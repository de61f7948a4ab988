import type { ChatId } from '@maru/contract';
import { translate } from '../../../platform/i18n/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { toast } from '../../../ui/index.ts';
import { createStore } from 'zustand/vanilla';
import type { CallId, CallKind } from '../call-view.ts';
import { callsStore } from '../state.ts';
import { makeSmall, startCall } from '../verbs.ts';

/** What stands over the app for calls: one thing at a time. */
export type CallDoorSheet =
  /** A call of a group: of what kind, and whom it rings at. */
  | { readonly kind: 'start'; readonly chatId: ChatId; readonly call: CallKind }
  /** Before joining one that goes on: a look at oneself. */
  | { readonly kind: 'join'; readonly chatId: ChatId; readonly callId: CallId }
  /** Whom to call, out of my friends. */
  | { readonly kind: 'new' };

export const doorStore = createStore<{ sheet: CallDoorSheet | undefined }>(() => ({ sheet: undefined }));

export const closeDoor = (): void => doorStore.setState({ sheet: undefined });

/** True where a call goes on here already: it is shown, or told of, and nothing new begins. */
const isTalking = (chatId: ChatId): boolean => {
  const { call } = callsStore.getState();
  if (!call || call.phase === 'ended') return false;
  if (call.chatId === chatId) makeSmall(false);
  else
    toast(translate('calls.busyHere'), {
      action: { label: translate('calls.toCall'), onPress: () => makeSmall(false) },
    });
  return true;
};

/** Calls somebody. */
export const callDirect = (chatId: ChatId, kind: CallKind): void => {
  if (!isTalking(chatId)) void tryVerb(startCall(chatId, kind));
};

/** Asks how a call of a group shall begin. */
export const askToStart = (chatId: ChatId, kind: CallKind): void => {
  if (!isTalking(chatId)) doorStore.setState({ sheet: { kind: 'start', chatId, call: kind } });
};

/** Shows the way into a call that goes on in a chat. */
export const askToJoin = (chatId: ChatId, callId: CallId): void => {
  if (!isTalking(chatId)) doorStore.setState({ sheet: { kind: 'join', chatId, callId } });
};

/** Asks whom to call. */
export const askWhom = (): void => doorStore.setState({ sheet: { kind: 'new' } });
