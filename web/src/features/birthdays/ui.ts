import { registerWords } from '../../platform/i18n/index.ts';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });

export { BirthdayLine } from './birthday-line.tsx';
export { BirthdayRow } from './birthday-row.tsx';
export { BirthdaySection, type BirthdaySectionProps } from './birthday-section.tsx';
