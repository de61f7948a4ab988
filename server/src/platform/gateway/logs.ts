import type { Entry } from '@maru/contract';
import { withheldKind } from '@maru/contract';
import type { Feature, SignedVerb } from '../house.ts';
import { accountLog, type StoredEntry } from '../log/index.ts';
import { refuse } from '../refusal.ts';
import { dresserOf } from './dresser.ts';

const present = (entry: StoredEntry, reader: string): Entry => {
  const withheld = entry.hiddenFrom === reader;
  return {
    log: entry.log,
    seq: entry.seq,
    kind: withheld ? withheldKind : entry.kind,
    author: withheld ? (reader as Entry['author']) : entry.author,
    key: withheld ? String(entry.seq) : entry.key,
    at: entry.at.toISOString(),
    body: withheld ? {} : JSON.parse(entry.bodyJson),
  };
};

/** Answers `logs.read` for whatever logs the features keep. */
export const logsFeature = (features: readonly Feature[]): Feature => {
  const read: SignedVerb<'logs.read'> = async ({ house, who }, { log, afterSeq, limit }) => {
    let fromSeq: number | undefined = log === accountLog(who.accountId) ? 0 : undefined;
    for (const feature of features)
      fromSeq ??= (await feature.readRight?.(house, who.accountId, log))?.fromSeq;
    if (fromSeq === undefined) throw refuse('chat_not_found');
    // The end first: read the other way round, what is committed in between would look like a place with nothing in it.
    const lastSeq = await house.log.lastSeq(log);
    const page = await house.log.readPage(new Map([[log, Math.max(afterSeq, fromSeq)]]), limit);
    const entries = await dresserOf(house, features, who.accountId)(page.entries);
    return { entries: entries.map((entry) => present(entry, who.accountId)) as never, lastSeq };
  };
  return { name: 'logs', methods: { 'logs.read': read } };
};
