import { methods } from '@maru/contract';
import { expect, it } from 'vitest';
import { staysOpen } from './stays-open.ts';

it('what stays open to whoever owes something is there, and is no way to write to anybody', () => {
  const names = [...staysOpen];
  expect(names.filter((name) => !methods.has(name))).toEqual([]);
  const writing =
    /\.(send|create|add|post|vote|share|invite|react|comment|update|change|set(?!Attention)|join|forward|edit)/;
  expect(names.filter((name) => writing.test(name))).toEqual([]);
});
