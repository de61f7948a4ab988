import { expect, it } from 'vitest';
import { troubleOf } from './trouble.ts';

it('says what kind of error it is and where it happened, and not a word of what it says', () => {
  const error = Object.assign(
    new SyntaxError('Unexpected token, "our secret\n    at /home/secret" is not JSON'),
    {
      code: '22P02',
    },
  );
  const trouble = troubleOf(error);
  expect(trouble).toMatchObject({ kind: 'SyntaxError', code: '22P02' });
  expect(trouble.at?.[0]).toContain('trouble.test.ts');
  expect(JSON.stringify(trouble)).not.toContain('secret');
});

it('does not take a sentence for a code or a name', () => {
  expect(troubleOf({ name: 'what I wrote', code: 'what I wrote' })).toEqual({ kind: 'Error' });
  expect(troubleOf(undefined)).toEqual({ kind: 'Error' });
});
