import { expect, it, vi } from 'vitest';
import { openLocalBus, type NewsLine } from '../bus/index.ts';
import { meetOthers } from './meet.ts';
import type { Process } from './store.ts';

const process = (key: string): Process => ({
  id: 1,
  key,
  name: key,
  version: '1',
  address: 'http://127.0.0.1:1',
  roles: [],
  startedAt: new Date(),
});

/** A process called `key`, on a line of its own. */
const start = (key: string) => {
  const bus = openLocalBus();
  const tellOthers = vi.fn<NewsLine['tellOthers']>();
  const look = vi.fn<() => void>();
  const missed = vi.fn<(body: unknown) => void>();
  bus.subscribe('news.missed', missed);
  meetOthers({ bus, news: { tellOthers } as never, processes: { self: () => process(key), look } as never });
  return { bus, tellOthers, look, missed };
};

it('who comes says so, and is looked for at once by those who hear it', () => {
  const newcomer = start('new');
  newcomer.bus.publish('processes.changed', { came: [process('old')], gone: [], isFirst: true });
  expect(newcomer.tellOthers).toHaveBeenCalledOnce();
  const [topic, body] = newcomer.tellOthers.mock.calls[0]!;
  const old = start('old');
  old.bus.publish(topic, body);
  expect(old.look).toHaveBeenCalledOnce();
});

it('who is found after a while reads anew what it was not told, and nobody else does', () => {
  const old = start('old');
  old.bus.publish('processes.changed', { came: [process('new')], gone: [], isFirst: false });
  const [topic, body] = old.tellOthers.mock.calls[0]!;
  const [newcomer, third] = [start('new'), start('third')];
  for (const { bus } of [newcomer, third]) bus.publish(topic, body);
  expect(newcomer.missed).toHaveBeenCalledOnce();
  expect(third.missed).not.toHaveBeenCalled();
});

it('a process that only sees others go, tells nobody', () => {
  const old = start('old');
  old.bus.publish('processes.changed', { came: [], gone: [process('gone')], isFirst: false });
  expect(old.tellOthers).not.toHaveBeenCalled();
});
