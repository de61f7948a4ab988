import type { AccountId } from '@maru/contract';
import type { Tx } from '../../platform/db/index.ts';
import type { House } from '../../platform/house.ts';
import { registerConsent } from '../consents/index.ts';
import { deleteDevices } from './store.ts';
import { noteUnsubscribed } from './subscribed.ts';

/** The consent without which no browser takes push. */
export const pushConsent = 'push';

const stopPush = async (house: House, tx: Tx, accountId: AccountId): Promise<void> => {
  await deleteDevices(tx, accountId);
  await noteUnsubscribed(house, tx, accountId);
};

registerConsent({
  id: pushConsent,
  isUsed: ({ config }) => config.push !== 'off',
  text: {
    ko: {
      title: '알림을 푸시 서비스로 받기',
      body: `앱을 닫아 두어도 새 메시지를 알려 드리려면 브라우저를 만든 회사의 푸시 서비스를 거쳐야 해요.

- **무엇이 전해지나요**: 이 기기의 알림 주소와 알림이 오는 때. 알림의 글은 이 브라우저만 풀 수 있게 암호화해서 보내요.
- **누구에게**: 쓰는 브라우저에 따라 Google, Apple, Mozilla, Microsoft. 모두 국외(주로 미국)에 있어요.
- **언제까지**: 알림을 끄거나 로그아웃할 때까지.

동의하지 않아도 앱을 열어 둔 동안에는 새 메시지를 알 수 있어요.`,
    },
    en: {
      title: 'Notifications through push services',
      body: `To tell you of new messages while the app is closed, they have to go through the push service of the maker of your browser.

- **What is passed on**: the address of this device there, and when something comes. The words are encrypted so that only this browser can read them.
- **To whom**: Google, Apple, Mozilla or Microsoft, depending on your browser. They may be outside of your country, mostly in the United States.
- **For how long**: until you turn notifications off or sign out.

Without it you still see what is new while the app is open.`,
    },
  },
  onTakenBack: stopPush,
});
