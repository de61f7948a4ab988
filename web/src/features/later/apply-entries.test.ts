import type { Entry, LaterMessage } from '@maru/contract';
import { expect, it } from 'vitest';
import { applyEntry } from './apply-entries.ts';
import { firstLater } from './state.ts';

const message = (id: string, at: string): LaterMessage =>
  ({ id, at: `2026-12-${at}T00:00:00.000Z`, chatId: 'chat', text: id }) as LaterMessage;

const changed = (one: LaterMessage) => ({ kind: 'later.changed', body: { message: one } }) as Entry;
const gone = (id: string) => ({ kind: 'later.gone', body: { id } }) as Entry;

it('keeps what waits in the order of its moments, each once', () => {
  const entries = [changed(message('b', '02')), changed(message('a', '01')), changed(message('b', '03'))];
  const { messages } = [...entries, ...entries].reduce(applyEntry, firstLater);
  expect(messages.map(({ id, at }) => `${id} ${at.slice(8, 10)}`)).toEqual(['a 01', 'b 03']);
});

it('forgets what was sent or taken back', () => {
  const state = [changed(message('a', '01')), gone('a'), gone('a')].reduce(applyEntry, firstLater);
  expect(state.messages).toEqual([]);
});
