import { messageEntries, type Entry } from '@maru/contract';
import type { RawEntry } from '../worker/kept-line.ts';

type Body = Record<string, unknown>;

const kinds = messageEntries as Record<string, (typeof messageEntries)[keyof typeof messageEntries]>;

/**
 * What a member has sealed is believed no more than what a stranger sends: the host could not look at it, so its shape is
 * looked at here. What has another shape is shown as a message that is broken.
 */
export const checkBody = (kind: string, body: Body): Body => {
  const shape = kinds[kind];
  if (!shape || body['unopened']) return body;
  const parsed = shape.safeParse(body);
  if (parsed.success) {
    // What this device has folded in itself.
    const { editedAt, reactions, bookmarked } = body;
    return {
      ...parsed.data,
      ...(editedAt ? { editedAt } : {}),
      ...(reactions ? { reactions } : {}),
      ...(bookmarked ? { bookmarked } : {}),
    };
  }
  return { text: '', unopened: 'broken' };
};

export const checkEntry = (raw: RawEntry): Entry => {
  const entry = { ...raw, body: checkBody(raw.kind, (raw.body ?? {}) as Body) };
  // A change of a broken shape changes nothing.
  const isBroken = entry.kind !== 'message.sent' && entry.body['unopened'] === 'broken';
  return (isBroken ? { ...entry, kind: 'entry.withheld', body: {} } : entry) as Entry;
};
