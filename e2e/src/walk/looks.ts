import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { findFaults } from '../find-faults.ts';
import type { VisitOptions } from '../journey.ts';

/** On what, in which light and in which language the states of calls are looked at. */
export interface Look {
  name: string;
  isPhone: boolean;
  isKorean: boolean;
  options: VisitOptions;
}

const lookOf = (name: string): Look => {
  const [device, light, language] = name.split('-');
  const isPhone = device === 'phone';
  return {
    name,
    isPhone,
    isKorean: language === 'ko',
    options: {
      viewport: isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      deviceScaleFactor: isPhone ? 2 : 1,
      ...(isPhone && {
        hasTouch: true,
        isMobile: true,
        userAgent:
          'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36',
      }),
      colorScheme: light === 'dark' ? 'dark' : 'light',
      locale: language === 'ko' ? 'ko-KR' : 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
    },
  };
};

/** The looks that are taken when none is asked for. Any of phone|desktop-light|dark-en|ko can be. */
const taken = ['phone-light-ko', 'phone-dark-en', 'desktop-light-en', 'desktop-dark-ko'];
export const looks: Look[] = (process.env['MARU_LOOKS']?.split(',') ?? taken).map(lookOf);

const folder =
  process.env['MARU_WALK_PICTURES'] ?? fileURLToPath(new URL('../../test-results/walk', import.meta.url));

/** What is pressed on the way, in both languages. */
const korean: Record<string, string> = {
  Message: '메시지',
  'Voice call': '음성 통화',
  'Video call': '영상 통화',
  Call: '통화하기',
  'Call again': '다시 걸기',
  'Try again': '다시 해 보기',
  'New call': '새 통화',
  Close: '닫기',
  Cancel: '취소',
  Reply: '답하기',
  'Reply with a message': '메시지로 답하기',
  'Answer with voice': '음성으로 받기',
  'Answer with video': '영상으로 받기',
  'Hang up': '끊기',
  Mute: '마이크 끄기',
  Unmute: '마이크 켜기',
  'Turn camera on': '카메라 켜기',
  'Turn camera off': '카메라 끄기',
  'Share screen': '화면 공유',
  'Stop sharing': '화면 공유 끝내기',
  Reactions: '반응',
  More: '더보기',
  Back: '뒤로',
  Join: '참여',
  'People I pick': '고른 사람만',
  'Back to chats, keep talking': '통화하면서 채팅 보기',
  'In a small window over everything': '작은 창으로 항상 위에 두기',
  'Everyone the same size': '모두 같은 크기로 보기',
  'Whoever speaks large': '말하는 사람 크게 보기',
  'Microphone, camera, speaker': '마이크·카메라·스피커',
  Keyboard: '단축키',
  'Continue on another device': '다른 기기에서 이어 하기',
  'Ring more people': '더 부르기',
  'Add people': '사람 추가하기',
  Unpin: '고정 풀기',
  'I agree': '동의해요',
  'Compare keys': '열쇠 비교하기',
  'Not now': '나중에',
  'Talk without them': '빼고 통화하기',
  Accept: '받아들이기',
  'Move here': '여기로 옮기기',
  'Start the test': '시험 시작',
  'Record and listen': '녹음하고 들어 보기',
  'Swap the pictures': '화면 서로 바꾸기',
  'End-to-end encrypted': '종단간 암호화',
  'Come in with just a name': '이름만 적고 손님으로 들어가기',
  'Come in': '들어가기',
  Name: '이름',
  'People in the call': '명 통화 중',
  'More for Bob': '민준 더보기',
  'Pin Bob': '민준 고정',
};

/** The words of a look for what is called so in English. */
export const wordsOf =
  ({ isKorean }: Look) =>
  (english: string): string => {
    if (!isKorean) return english;
    const words = korean[english];
    if (!words) throw new Error(`The walk has no Korean for ${english}.`);
    return words;
  };

/** Takes pictures of a look, one after the other, into the folder of the walk; what axe finds wrong with a state fails the walk. */
export const cameraOf = (look: Look, story: string) => {
  let count = 0;
  return async (page: Page, name: string): Promise<void> => {
    await mkdir(join(folder, look.name), { recursive: true });
    await page.evaluate(() => document.fonts.ready);
    // Sheets have come up, and the first frames are drawn.
    await page.waitForTimeout(450);
    count++;
    const number = String(count).padStart(2, '0');
    await page.screenshot({ path: join(folder, look.name, `${story}-${number}-${name}.png`), caret: 'hide' });
    // The window over all programs is a document of its own, without a place in the app.
    if (!page.url().startsWith('about:')) expect.soft(await findFaults(page), name).toEqual([]);
  };
};
