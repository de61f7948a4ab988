import type { SameKeys } from '../../platform/i18n/index.ts';
import type { troubleEn } from './words-trouble.en.ts';

/** Every way a call can fail, and what to do. */
export const troubleKo: SameKeys<typeof troubleEn> = {
  'calls.trouble.noMicrophone': '마이크가 없어요',
  'calls.troubleText.noMicrophone': '내 목소리가 들리지 않아요. 마이크를 연결하거나 켠 뒤 다시 해 보세요.',
  'calls.trouble.noCamera': '카메라가 없어요',
  'calls.troubleText.noCamera': '말은 할 수 있지만 내 모습은 보이지 않아요. 카메라를 연결하면 켤 수 있어요.',
  'calls.trouble.microphoneRefused': '마이크가 막혀 있어요',
  'calls.troubleText.microphoneRefused':
    '주소창 옆의 자물쇠나 설정 표시를 눌러 마이크를 허용하고 다시 해 보세요.',
  'calls.trouble.cameraRefused': '카메라가 막혀 있어요',
  'calls.troubleText.cameraRefused':
    '말은 할 수 있어요. 얼굴을 보이려면 주소창 옆의 자물쇠나 설정 표시를 눌러 카메라를 허용해 주세요.',
  'calls.trouble.deviceBusy': '다른 프로그램이 마이크나 카메라를 쓰고 있어요',
  'calls.troubleText.deviceBusy': '다른 통화나 카메라 프로그램을 닫고 다시 해 보세요.',
  'calls.trouble.insecurePage': '보안 연결에서만 통화할 수 있어요',
  'calls.troubleText.insecurePage': 'https://로 시작하는 주소로 마루를 열고 통화해 주세요.',
  'calls.trouble.unsupported': '이 브라우저로는 통화할 수 없어요',
  'calls.troubleText.unsupported':
    '브라우저를 업데이트하거나 최신 크롬, 엣지, 파이어폭스, 사파리를 써 보세요.',
  'calls.trouble.networkBlocked': '이 네트워크에서는 통화가 막혀 있어요',
  'calls.troubleText.networkBlocked': '모바일 데이터나 다른 와이파이를 쓰거나 VPN을 꺼 보세요.',
  'calls.trouble.full': '통화에 자리가 없어요',
  'calls.troubleText.full': '누가 나가면 참여할 수 있어요.',
  'calls.trouble.lineLost': '연결이 끊겼어요',
  'calls.troubleText.lineLost': '인터넷 연결을 확인해 주세요. 이어지는 대로 저절로 돌아와요.',
  'calls.trouble.removed': '방장이 통화에서 내보냈어요',
  'calls.troubleText.removed': '이 통화에는 다시 들어올 수 없어요.',
  'calls.trouble.over': '통화가 끝났어요',
  'calls.troubleText.over': '모두 나갔어요.',
  'calls.trouble.hostBusy': '지금은 통화가 너무 많아요',
  'calls.troubleText.hostBusy': '이 마루에서 더 연결할 수 없어요. 몇 분 뒤에 다시 해 보세요.',
};
