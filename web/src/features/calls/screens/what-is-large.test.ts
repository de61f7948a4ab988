import { expect, it } from 'vitest';
import type { CallView, PersonView } from '../call-view.ts';
import { whatIsLarge } from './what-is-large.ts';

const person = (identity: string, hasScreen = false) => ({ identity, hasScreen }) as PersonView;
const call = (change: Partial<CallView>) =>
  ({ me: person('me'), people: [person('a'), person('b')], layout: 'gallery', ...change }) as CallView;

it('shows nobody large in the gallery, and whoever speaks where that is chosen', () => {
  expect(whatIsLarge(call({}))).toBeUndefined();
  expect(whatIsLarge(call({ layout: 'speaker', speaker: 'b' }))?.person.identity).toBe('b');
  expect(whatIsLarge(call({ layout: 'speaker' }))?.person.identity).toBe('a');
  expect(whatIsLarge(call({ layout: 'speaker', people: [] }))?.person.identity).toBe('me');
});

it('puts a screen before who speaks, and who is pinned before a screen', () => {
  const people = [person('a', true), person('b')];
  expect(whatIsLarge(call({ people }))).toMatchObject({ kind: 'screen', person: { identity: 'a' } });
  expect(whatIsLarge(call({ people, pinned: 'b' }))).toMatchObject({
    kind: 'pinned',
    person: { identity: 'b' },
  });
  expect(whatIsLarge(call({ people, pinned: 'a' }))?.kind).toBe('screen');
  expect(whatIsLarge(call({ people, pinned: 'gone' }))?.kind).toBe('screen');
});

it('does not show me my own screen', () => {
  expect(whatIsLarge(call({ me: person('me', true) }))).toBeUndefined();
});
