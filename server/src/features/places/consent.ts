import { registerConsent } from '../consents/index.ts';

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
