import { expect, it } from 'vitest';
import { paths, routeOf } from './paths.ts';

it('reads back every path it builds', () => {
  expect(routeOf(paths.home())).toEqual({ page: 'chats' });
  expect(routeOf(paths.signIn())).toEqual({ page: 'signIn' });
  expect(routeOf(paths.chat('c1'))).toEqual({ page: 'chats', chatId: 'c1' });
  expect(routeOf(paths.friend('p1'))).toEqual({ page: 'friends', personId: 'p1' });
  expect(routeOf(paths.settings('devices'))).toEqual({ page: 'settings', section: 'devices' });
  expect(routeOf(paths.desk())).toEqual({ page: 'desk' });
  expect(routeOf(paths.desk('people'))).toEqual({ page: 'desk', section: 'people' });
  expect(routeOf(paths.calls())).toEqual({ page: 'calls' });
  expect(routeOf(paths.call('c1', 'k1'))).toEqual({ page: 'call', chatId: 'c1', callId: 'k1' });
  expect(routeOf(paths.groupLink('x'))).toEqual({ page: 'groupLink', code: 'x' });
  expect(routeOf(paths.chatWindow('c1'))).toEqual({ page: 'window', chatId: 'c1' });
});

it('a path that leads nowhere is lost', () => {
  for (const path of ['/x', '/chats/a/b', '/i', '/sign-in/x', '/call/x', '/calls/x']) {
    expect(routeOf(path)).toEqual({ page: 'lost' });
  }
});
