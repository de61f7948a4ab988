import { expect, it } from 'vitest';
import { archiveNames } from './rules.ts';

it('gives each file of an archive a name of its own that every system takes', () => {
  expect(archiveNames(['바다.jpg', '바다.JPG', '바다.jpg', 'a/b\\c?.png', '..', ''])).toEqual([
    '바다.jpg',
    '바다 (2).JPG',
    '바다 (3).jpg',
    'a_b_c_.png',
    '_',
    '_ (2)',
  ]);
});
