import type { SameKeys } from '../../../platform/i18n/index.ts';
import type { wordsEn } from './words.en.ts';

export const wordsKo: SameKeys<typeof wordsEn> = {
  'video.open': '동영상 재생, {length}',
  'video.making': '어디서나 재생되게 바꾸는 중이에요',
  'video.makingPercent': '어디서나 재생되게 바꾸는 중이에요 {percent}%',
  'video.failed': '재생할 수 있게 바꾸지 못했어요.',
  'video.save': '동영상 저장',
  'video.notYet': '아직 이 브라우저에서는 볼 수 없어요. 어디서나 재생되게 바꾸는 중이에요.',
  'video.notYetPercent':
    '아직 이 브라우저에서는 볼 수 없어요. 어디서나 재생되게 바꾸는 중이에요 ({percent}%).',
  'video.cannot': '여기서는 재생할 수 없는 동영상이에요. 저장할 수는 있어요.',
};
