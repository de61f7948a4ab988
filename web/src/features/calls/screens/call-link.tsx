import type { ChatId } from '@maru/contract';
import { useEffect } from 'react';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import type { CallId, CallKind } from '../call-view.ts';
import { useIncoming } from '../hooks.ts';
import { answer } from '../verbs.ts';

interface CallLinkProps {
  readonly chatId: ChatId;
  readonly callId: CallId;
}

/** Where a notification of a call leads: into its chat, where it rings; pressed "answer", it is answered at once. */
export function CallLink({ chatId, callId }: CallLinkProps) {
  const incoming = useIncoming();
  const isRinging = incoming.some((one) => one.callId === callId);
  const asked = new URLSearchParams(location.search).get('answer') as CallKind | null;
  useEffect(() => {
    if (asked && !isRinging) {
      // The line is not up yet: what rings is not known. After a while there is nothing more to answer.
      const timer = setTimeout(() => go(paths.chat(chatId), { replace: true }), 5_000);
      return () => clearTimeout(timer);
    }
    if (asked && isRinging) void tryVerb(answer(callId, asked === 'video' ? 'video' : 'voice'));
    go(paths.chat(chatId), { replace: true });
  }, [asked, isRinging, chatId, callId]);
  return null;
}
