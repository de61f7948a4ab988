import { refusalsEn } from './refusals.en.ts';
import { refusalsKo } from './refusals.ko.ts';
import { registerRefusals } from './word-refusal.ts';

registerRefusals({ en: refusalsEn, ko: refusalsKo });
