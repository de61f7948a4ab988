import type { SameKeys } from '../../platform/i18n/index.ts';
import type { wordsEn } from './words.en.ts';

export const wordsKo: SameKeys<typeof wordsEn> = {
  'recovery.forgot': '비밀번호를 잊었어요',
  'recovery.askTitle': '비밀번호를 잊으셨나요?',
  'recovery.askText':
    '아이디나 이메일 주소를 적어 주세요. 전에 등록한 주소가 있으면 그곳으로 링크를 보내 드려요.',
  'recovery.to': '아이디 또는 이메일',
  'recovery.send': '링크 보내기',
  'recovery.sentTitle': '메일을 확인해 주세요',
  'recovery.sentText':
    '이메일을 등록한 계정이 있다면 링크를 보냈어요. 30분 동안 한 번 쓸 수 있어요. 스팸함도 살펴봐 주세요.',
  'recovery.sentNone':
    '메일이 오지 않으면 등록한 주소가 없을 수 있어요. 패스키로 로그인하거나, 로그인된 다른 기기를 써 보세요.',
  'recovery.again': '다시 보내기',
  'recovery.toSignIn': '로그인으로 돌아가기',
  'recovery.newTitle': '@{handle}님의 새 비밀번호',
  'recovery.newText': '다른 사람이 남아 있지 않도록 모든 기기에서 로그아웃해요.',
  'recovery.save': '비밀번호 정하고 로그인',
  'recovery.goneTitle': '더 이상 쓸 수 없는 링크예요',
  'recovery.goneText': '오래됐거나 이미 쓴 링크예요. 새 링크를 받아 주세요.',
  'recovery.askNew': '새 링크 받기',
  'recovery.loading': '링크를 살펴보는 중',
  'recovery.mail': '이메일',
  'recovery.mailNone': '없음',
  'recovery.mailNoneText': '비밀번호를 잊었을 때 다시 들어올 수 있어요.',
  'recovery.mailWaiting': '메일의 링크를 누르면 등록돼요',
  'recovery.mailTitle': '복구용 이메일',
  'recovery.mailText': '비밀번호를 잊었을 때 다시 들어오는 데만 써요. 다른 사람에게는 보이지 않아요.',
  'recovery.mailNow': '지금 주소: {address}',
  'recovery.mailSent': '{address}로 링크를 보냈어요. 메일에서 링크를 누르면 등록돼요.',
  'recovery.address': '이메일 주소',
  'recovery.addressWrong': 'name@example.org처럼 주소를 모두 적어 주세요.',
  'recovery.mailSave': '이 주소로 링크 보내기',
  'recovery.mailRemove': '주소 지우기',
  'recovery.mailRemoved': '주소를 지웠어요.',
  'recovery.confirmTitle': '주소를 확인했어요',
  'recovery.confirmText': '이제 {address} 주소로 계정을 되찾을 수 있어요.',
  'recovery.confirmGo': '계속하기',
  'recovery.close': '닫기',
};
