import type { SameKeys } from '../../platform/i18n/index.ts';
import type { firstWordsEn } from './words-first.en.ts';

export const firstWordsKo: SameKeys<typeof firstWordsEn> = { 'people.gone': '삭제된 계정' };
