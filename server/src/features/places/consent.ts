import { registerConsent } from '../consents/index.ts';
import { endAllPlaces } from './end-places.ts';

/** The consent without which nobody shares where they are for a while. */
export const liveConsent = 'livePlace';

/** The consent without which nobody's browser asks the outside server of the map. */
export const mapConsent = 'map';

registerConsent({
  id: mapConsent,
  isUsed: ({ config }) => config.mapTiles !== undefined,
  text: {
    ko: {
      title: '바깥 서버의 자세한 지도',
      body: `자세한 지도는 이 호스트가 아닌 바깥 지도 서버에서 가져와요.

- **무엇이 전해지나요**: 보고 있는 지역과 접속 주소(IP). 이름과 아이디, 대화는 전해지지 않아요.
- **누구에게**: 운영자가 정한 지도 서버. 국외에 있을 수 있어요.
- **언제까지**: 지도를 보는 동안만. 동의를 되돌리면 바로 멈춰요.

동의하지 않으면 나라의 윤곽만 있는 지도를 보여 드려요.`,
    },
    en: {
      title: 'Detailed maps from an outside server',
      body: `Detailed maps do not come from this host, but from a map server outside.

- **What is passed on**: the region you look at, and your network address (IP). Neither your name nor your handle nor what you write.
- **To whom**: the map server that the operators have chosen. It may be in another country.
- **For how long**: while you look at a map. Taking this back stops it at once.

Without it you see a map with the outlines of the countries.`,
    },
  },
});

registerConsent({
  id: liveConsent,
  onTakenBack: endAllPlaces,
  text: {
    ko: {
      title: '실시간 위치 공유',
      body: `내가 시작할 때만, 고른 시간 동안 지금 있는 곳을 채팅방에 보여 줘요.

- **무엇이 전해지나요**: 기기가 알려 주는 위치와 정확도. 이 앱을 열어 둔 동안만 새로 전해져요.
- **누구에게**: 고른 채팅방에 있는 사람들. 이 호스트는 마지막 위치만 두고, 지나온 길은 보관하지 않아요.
- **언제까지**: 고른 시간(길어도 8시간)이 지나거나 그만두면 끝나고, 위치는 지워져요. 대화에는 시작한 곳이 남아요. 동의를 되돌리면 모두 바로 끝나요.

동의하지 않아도 지금 있는 곳을 한 번 보낼 수 있어요.`,
    },
    en: {
      title: 'Sharing where you are, live',
      body: `Only when you begin it, and for as long as you choose, a chat sees where you are.

- **What is passed on**: the position that your device tells, and how exact it is; anew only while this app is open.
- **To whom**: the people in the chat you choose. This host keeps the last position alone, and no way that you came.
- **For how long**: until the time you chose is over (eight hours at most) or you end it; then the position is erased. The place where it began stays in the chat. Taking this back ends all of it at once.

Without it you can still send a place once.`,
    },
  },
});
