import { expect, test } from 'vitest';
import { fieldDeed, type FieldKey, type FieldState } from './compose-keys.ts';

const pressed = (change: Partial<FieldKey>): FieldKey => ({
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...change,
});
const field: FieldState = { isEmpty: false, hasStrip: false, isSuggesting: false, enterBreaks: false };

test('Enter sends and Shift+Enter breaks the line', () => {
  expect(fieldDeed(pressed({}), field)).toBe('send');
  expect(fieldDeed(pressed({ shiftKey: true }), field)).toBeUndefined();
});

test('Enter that ends a Korean syllable sends nothing', () => {
  expect(fieldDeed(pressed({ isComposing: true }), field)).toBeUndefined();
  expect(fieldDeed(pressed({ keyCode: 229 }), field)).toBeUndefined();
});

test('on touch Enter breaks the line, and Ctrl+Enter of a keyboard still sends', () => {
  const touch = { ...field, enterBreaks: true };
  expect(fieldDeed(pressed({}), touch)).toBeUndefined();
  expect(fieldDeed(pressed({ ctrlKey: true }), touch)).toBe('send');
});

test('Up edits the last line only from an empty field', () => {
  const up = pressed({ key: 'ArrowUp', keyCode: 38 });
  expect(fieldDeed(up, { ...field, isEmpty: true })).toBe('editLast');
  expect(fieldDeed(up, field)).toBeUndefined();
});

test('Escape ends a reply or an edit, and closes the names first', () => {
  const escape = pressed({ key: 'Escape', keyCode: 27 });
  expect(fieldDeed(escape, field)).toBeUndefined();
  expect(fieldDeed(escape, { ...field, hasStrip: true })).toBe('cancel');
  expect(fieldDeed(escape, { ...field, hasStrip: true, isSuggesting: true })).toBe('closeNames');
});

test('while names are offered the arrows choose and Enter takes one', () => {
  const naming = { ...field, isSuggesting: true };
  expect(fieldDeed(pressed({ key: 'ArrowDown', keyCode: 40 }), naming)).toBe('nextName');
  expect(fieldDeed(pressed({}), naming)).toBe('pick');
});
