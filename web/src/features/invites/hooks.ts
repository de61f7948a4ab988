import type { ChatId, GroupLink, InputOf, OutputOf } from '@maru/contract';
import { useCallback, useEffect, useState } from 'react';
import { getLink, previewLink, setLink } from './group-link.ts';

/** What a link leads to; `error` words itself with `wordError`. */
export const useLinkPreview = (
  code: string,
): { preview: OutputOf<'invites.preview'> | undefined; error: unknown } => {
  const [preview, setPreview] = useState<OutputOf<'invites.preview'>>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    let shown = true;
    setPreview(undefined);
    setError(undefined);
    previewLink(code).then(
      (found) => shown && setPreview(found),
      (reason: unknown) => shown && setError(reason),
    );
    return () => {
      shown = false;
    };
  }, [code]);
  return { preview, error };
};

/** The link of a group, and how to change it; `isMissing` once it was asked for and did not come. */
export const useGroupLink = (
  chatId: ChatId,
): {
  link: GroupLink | undefined;
  isMissing: boolean;
  change: (change: Omit<InputOf<'invites.set'>, 'chatId'>) => Promise<void>;
} => {
  const [link, show] = useState<GroupLink>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let shown = true;
    getLink(chatId).then(
      (found) => shown && show(found),
      () => shown && setMissing(true),
    );
    return () => {
      shown = false;
    };
  }, [chatId]);
  const change = useCallback(
    async (wanted: Omit<InputOf<'invites.set'>, 'chatId'>) => show(await setLink({ chatId, ...wanted })),
    [chatId],
  );
  return { link, isMissing, change };
};
