import { expect, it } from 'vitest';
import { cornerBeside } from './use-corner.ts';

it('goes to the corner that an arrow points to, and stays at an edge', () => {
  expect(cornerBeside('topRight', 'ArrowLeft')).toBe('topLeft');
  expect(cornerBeside('topRight', 'ArrowDown')).toBe('bottomRight');
  expect(cornerBeside('bottomLeft', 'ArrowUp')).toBe('topLeft');
  expect(cornerBeside('bottomLeft', 'ArrowLeft')).toBe('bottomLeft');
});
