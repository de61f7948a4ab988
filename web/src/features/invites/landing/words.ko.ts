import type { SameKeys } from '../../../platform/i18n/index.ts';
import type { wordsEn } from './words.en.ts';

export const wordsKo: SameKeys<typeof wordsEn> = {
  'invites.landLoading': '초대를 열고 있어요',
  'invites.landInvited': '초대를 받았어요',
  'invites.landUnnamed': '그룹 채팅',
  'invites.landCount': '{count}명이 함께 이야기하고 있어요',
  'invites.landJoin': '채팅방에 들어가기',
  'invites.landOpen': '채팅방으로 가기',
  'invites.landSignUp': '계정 만들고 들어가기',
  'invites.landSignIn': '이미 계정이 있어요',
  'invites.landGuest': '이름만 적고 손님으로 들어가기',
  'invites.landGuestTitle': '뭐라고 부를까요?',
  'invites.landGuestText': '손님은 이 방만 볼 수 있어요. 나중에 계정을 만들어도 나눈 이야기는 그대로예요.',
  'invites.landGuestName': '이름',
  'invites.landGuestMissing': '이름을 적어 주세요.',
  'invites.landGuestEnter': '들어가기',
  'invites.landGuestAgree':
    '들어가면 이용약관에 동의하고, 남긴 글이 개인정보 처리방침대로 보관되는 데 동의하는 거예요.',
  'invites.landNeedsAccount': '계정이 있어야 들어갈 수 있는 방이에요.',
  'invites.landDead': '문이 닫혀 있어요',
  'invites.landHome': '처음으로',
  'invites.landIsGuest':
    '손님은 한 방에만 있을 수 있어요. 지금 방에서 계정을 만든 뒤 이 링크를 다시 열어 주세요.',
};
