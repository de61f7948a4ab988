import type { Agreement, OutputOf } from '@maru/contract';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { callOverHttp } from '../../platform/session/index.ts';
import { findBlocking, findNews } from './rules.ts';
import { consentsStore } from './state.ts';

const none: readonly Agreement[] = [];

/** How I stand to every text; null until the host has said. */
export const useAgreements = (): readonly Agreement[] | null =>
  useStore(consentsStore, (state) => state.agreements);

/** Do I agree to this use at this moment? Undefined until the host has said. */
export const useConsent = (consent: string): boolean | undefined =>
  useStore(consentsStore, ({ agreements }) =>
    agreements ? agreements.some((one) => one.subject === consent && one.counts) : undefined,
  );

/** What I must agree to before I go on. */
export const useBlocking = (): Agreement[] => findBlocking(useAgreements() ?? none);

/** What I am told or asked beside. */
export const useNews = (): Agreement | undefined => {
  const putOff = useStore(consentsStore, (state) => state.putOff);
  return findNews(useAgreements() ?? none, putOff);
};

/** A text of this host, for everybody: undefined while it is on its way, null where there is none. */
export const useText = (
  subject: string,
  version?: number,
): OutputOf<'consents.readText'> | null | undefined => {
  const asked = `${subject} ${version ?? ''}`;
  const [answer, setAnswer] = useState<{ asked: string; text: OutputOf<'consents.readText'> | null }>();
  useEffect(() => {
    let isWanted = true;
    const give = (text: OutputOf<'consents.readText'> | null) => isWanted && setAnswer({ asked, text });
    callOverHttp('consents.readText', { subject, ...(version && { version }) }).then(give, () => give(null));
    return () => {
      isWanted = false;
    };
  }, [asked, subject, version]);
  return answer?.asked === asked ? answer.text : undefined;
};
