import type { SameKeys } from '../../../platform/i18n/index.ts';
import type { wordsEn } from './words.en.ts';

export const wordsKo: SameKeys<typeof wordsEn> = {
  'cards.open': '{name} 열기',
  'cards.save': '{name} 저장',
  'cards.read': '{name} 읽기',
  'cards.saveFile': '저장',
  'cards.pages': '{count}쪽',
  'cards.goes': '{day}까지 보관해요',
  'cards.goesSoon':
    '{days, plural, =1 {하루 안에 사라져요. 필요하면 저장해 두세요.} other {#일 뒤에 사라져요. 필요하면 저장해 두세요.}}',
  'cards.gone': '보관 기간이 지난 파일이에요',
  'cards.notSaved': '파일을 받지 못했어요. 다시 한번 해 주세요.',
  'cards.silent': '여기서는 재생할 수 없는 소리예요. 저장할 수는 있어요.',
  'cards.close': '닫기',
  'cards.copyText': '글 복사',
  'cards.copied': '복사했어요',
  'cards.notCopied': '복사하지 못했어요.',
  'cards.opening': '파일을 여는 중이에요',
  'cards.lost': '파일을 열지 못했어요',
  'cards.lostText': '사라졌거나 연결이 끊겼을 수 있어요.',
  'cards.saveSize': '저장 {size}',
  'cards.readAll': '모두 보기',
  'cards.firstHere': '{count}쪽 가운데 첫 쪽이에요. 모두 보기를 누르면 새 탭에서 열려요.',
  'cards.firstPage': '첫 쪽',
  'cards.firstOf': '{count}쪽 가운데 첫 쪽이에요. 저장하면 모두 볼 수 있어요.',
};
