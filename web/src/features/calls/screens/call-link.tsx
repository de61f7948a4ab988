import type { ChatId } from '@maru/contract';
import { useEffect } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { go, paths } from '../../../platform/router/index.ts';
import { tryVerb } from '../../../platform/verbs/index.ts';
import { Spinner } from '../../../ui/index.ts';
import type { CallId } from '../call-view.ts';
import { useIncoming } from '../hooks.ts';
import { answer } from '../verbs.ts';
import styles from './call-link.module.css';

interface CallLinkProps {
  readonly chatId: ChatId;
  readonly callId: CallId;
}

/** Where a notification of a call leads: into its chat, where it rings; pressed "answer", it is answered at once. */
export function CallLink({ chatId, callId }: CallLinkProps) {
  const t = useWords();
  const incoming = useIncoming();
  const kind = incoming.find((one) => one.callId === callId)?.kind;
  const isAsked = new URLSearchParams(location.search).has('answer');
  useEffect(() => {
    const toChat = () => go(paths.chat(chatId), { replace: true });
    if (isAsked && !kind) {
      // The line is not up yet: what rings is not known. After a while there is nothing more to answer.
      const timer = setTimeout(toChat, 5_000);
      return () => clearTimeout(timer);
    }
    if (isAsked && kind) void tryVerb(answer(callId, kind));
    toChat();
  }, [isAsked, kind, chatId, callId]);
  return (
    <div className={styles.waiting}>
      <Spinner size="lg" label={t('calls.phase.connecting')} />
    </div>
  );
}
