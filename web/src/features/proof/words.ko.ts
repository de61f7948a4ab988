import type { SameKeys } from '../../platform/i18n/index.ts';
import type { wordsEn } from './words.en.ts';

export const wordsKo: SameKeys<typeof wordsEn> = {
  'proof.title': '본인이 맞나요?',
  'proof.text': '중요한 것을 바꾸기 전에, 본인인지 한 번만 더 확인할게요.',
  'proof.close': '닫기',
  'proof.password': '비밀번호',
  'proof.code': '인증 앱의 코드',
  'proof.codeText': '앱에 지금 보이는 여섯 자리 숫자예요.',
  'proof.go': '계속하기',
  'proof.passkey': '패스키로 확인하기',
  'proof.passkeyText': '지문이나 얼굴, 기기 잠금으로 확인해요.',
  'proof.usePassword': '비밀번호로 확인하기',
  'proof.useCode': '인증 앱으로 확인하기',
  'proof.usePasskey': '패스키로 확인하기',
  'proof.none': '비밀번호가 없는 계정이라 여기서는 바꿀 수 없어요.',
};
