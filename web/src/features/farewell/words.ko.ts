import type { wordsEn } from './words.en.ts';

export const wordsKo: Readonly<Record<keyof typeof wordsEn, string>> = {
  'farewell.title': '계정 삭제',
  'farewell.pageText': '지운 뒤 14일 안에는 되돌릴 수 있어요.',
  'farewell.find': '탈퇴 계정삭제 지우기 떠나기 회원탈퇴',
  'farewell.intro': '언제든지 떠날 수 있어요. 지우면 이렇게 돼요.',
  'farewell.now': '바로',
  'farewell.nowSignedOut': '모든 기기에서 로그아웃돼요.',
  'farewell.nowUnseen': '아무도 나를 찾을 수 없어요. 대화방에는 이름과 사진 없이 ‘삭제된 계정’으로 보여요.',
  'farewell.nowGroup': '혼자 방장인 그룹 하나는 가장 오래 있은 사람이 이어서 맡아요.',
  'farewell.nowGroups': '혼자 방장인 그룹 {count}개는 가장 오래 있은 사람이 이어서 맡아요.',
  'farewell.later': '{days}일 뒤에는 영영',
  'farewell.laterGone':
    '프로필, 나와의 채팅, 친구와 메모, 임시 저장한 글, 책갈피, 스티커, 설정, 로그인 방법이 모두 지워져요.',
  'farewell.laterGroups': '모든 그룹에서 조용히 나가요. 아이디는 다른 사람이 쓸 수 있게 돼요.',
  'farewell.stays': '다른 사람에게 남는 것',
  'farewell.staysText':
    '다른 사람과의 대화에서 쓰고 보낸 것은 그 대화에 ‘삭제된 계정’의 글로 남아요. 남기고 싶지 않은 것이 있으면 먼저 대화방에서 삭제해 주세요.',
  'farewell.back': '그 전에 로그인하면 모두 그대로 되찾을 수 있어요.',
  'farewell.take': '먼저 내 데이터 받기',
  'farewell.takeText': '지워진 뒤에는 아무도, 저희도 되살릴 수 없어요.',
  'farewell.lastOperator':
    '이 서버를 돌보는 사람이 나뿐이에요. 명령줄에서 다른 운영자를 먼저 정해 주세요: maru operator add …',
  'farewell.button': '계정 삭제',
  'farewell.askTitle': '계정을 삭제할까요?',
  'farewell.askText': '지금 모든 기기에서 로그아웃돼요. {date}까지 돌아오지 않으면 모두 영영 지워져요.',
  'farewell.askConfirm': '삭제',
  'farewell.cancel': '취소',
  'farewell.guestRow': '내 방문 기록 삭제',
  'farewell.guestTitle': '방문 기록을 삭제할까요?',
  'farewell.guestText':
    '이름과 내 모든 것이 바로, 영영 지워져요. 쓴 글은 대화방에 ‘삭제된 계정’의 글로 남아요.',
  'farewell.guestLeft': '방문 기록을 삭제했어요.',
  'farewell.leavingTitle': '삭제하기로 한 계정이에요',
  'farewell.leavingText': '{date}에 모든 것이 영영 지워져요. 마음이 바뀌었다면 그대로 되찾을 수 있어요.',
  'farewell.comeBack': '계정 되살리기',
  'farewell.leaveIt': '그대로 두기',
  'farewell.welcomeBack': '돌아와서 반가워요.',
  'farewell.loading': '어떻게 되는지 알아보는 중',
};
