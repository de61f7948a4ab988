import { drawnVersion } from './drawn.ts';

/** A sticker that comes with the app: what it says in both languages, and by what else it is found. */
export interface BuiltInSticker {
  id: string;
  ko: string;
  en: string;
  /** Words one may type for it, in either language. */
  tags: readonly string[];
}

/** A pack that comes with the app. */
export interface BuiltInPack {
  id: string;
  ko: string;
  en: string;
  animated: boolean;
  stickers: readonly BuiltInSticker[];
}

/** `id | ko | en | tags`, a line a sticker. */
const read = (lines: string): BuiltInSticker[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', ko = '', en = '', tags = ''] = line.split('|').map((part) => part.trim());
      return { id, ko, en, tags: tags.split(',').map((tag) => tag.trim()) };
    });

/** The packs that come with the app, drawn in `tools/stickers`. */
export const builtInPacks: readonly BuiltInPack[] = [
  {
    id: 'kkachi-horang',
    ko: '까치와 호랑이',
    en: 'Magpie and tiger',
    animated: false,
    stickers: read(`
      hello | 안녕! | Hello! | 안녕, 안뇽, 하이, 반가워, 인사, hi, hey, hello
      thanks | 고마워 | Thank you | 고마워, 고맙, 감사, 땡큐, ㄱㅅ, thanks, thank you, thx
      sorry | 미안해 | I'm sorry | 미안, 죄송, 잘못, 사과, ㅈㅅ, sorry
      love | 사랑해 | Love you | 사랑, 하트, 좋아해, love, heart
      fighting | 화이팅! | You can do it! | 화이팅, 파이팅, 힘내, 아자, 응원, ㅎㅇㅌ, fighting, go, cheer
      laugh | ㅋㅋㅋㅋ | Ha ha ha | ㅋㅋ, ㅎㅎ, 웃겨, 하하, 푸하, lol, haha, funny
      cry | 엉엉 | Crying | ㅠㅠ, ㅜㅜ, 엉엉, 슬퍼, 눈물, 울어, cry, sad
      best | 최고야! | You're the best! | 최고, 짱, 대박, 굿, 멋져, 잘했, best, great, good
      yes | 넵! | Yes! | 넵, 네, 넹, 알겠, 오케이, ㅇㅋ, 확인, ok, okay, yes
      night | 잘 자 | Good night | 잘자, 잘 자, 굿나잇, 자러, 꿈, good night, gn, sleep
      angry | 흥! | Hmph! | 흥, 화나, 삐짐, 짜증, angry, hmph, mad
      birthday | 생일 축하해 | Happy birthday | 생일, 생축, 축하, 추카, ㅊㅋ, birthday, hbd, congratulations
      new-year | 새해 복 많이 받아 | Happy new year | 새해, 설날, 세배, 복 많이, new year
      news | 좋은 소식! | Good news! | 소식, 편지, 합격, 소문, news, letter
      surprise | 헉! | Oh my! | 헉, 깜짝, 놀라, 진짜?, 뭐?, omg, wow, what
      missing | 보고 싶어 | I miss you | 보고싶, 보고 싶, ㅂㄱㅅㅇ, 그리워, 언제 와, miss you
    `),
  },
  {
    id: 'songpyeon',
    ko: '송편네 식구',
    en: 'The Songpyeon family',
    animated: true,
    stickers: read(`
      hello | 안녕~ | Hi there | 안녕, 하이, 반가워, 인사, hi, hello
      thanks | 고마워요 | Thank you | 고마워, 고맙, 감사, 땡큐, thanks, thank you
      meal | 밥 먹었어? | Have you eaten? | 밥, 먹었, 식사, 점심, 저녁, 배고, eat, lunch, dinner, rice
      yum | 냠냠 | Yum | 냠냠, 맛있, 맛나, 먹는 중, yum, tasty, delicious
      sorry | 미안해요 | I'm sorry | 미안, 죄송, 잘못, ㅈㅅ, sorry
      laugh | ㅋㅋㅋㅋㅋ | Ha ha ha ha | ㅋㅋ, ㅎㅎ, 웃겨, 하하, lol, haha
      sad | 흑흑 | Sob sob | 흑흑, ㅠㅠ, ㅜㅜ, 슬퍼, 눈물, sad, cry
      love | 사랑해요 | Love you | 사랑, 하트, 좋아, love, heart
      cheer | 아자아자! | Go, go! | 아자, 화이팅, 파이팅, 응원, 힘내, cheer, go, fighting
      congratulations | 축하해! | Congratulations! | 축하, 추카, ㅊㅋ, 생일, 합격, 짝짝, congratulations, congrats, party
      night | 잘 자요 | Sleep well | 잘자, 잘 자, 굿나잇, 꿈, good night, sleep
      dance | 신난다! | Yay! | 신나, 야호, 춤, 불금, 주말, yay, dance, party
      yes | 응! | Yes! | 응, 그래, 좋아, 알았, 오케이, ㅇㅇ, ㅇㅋ, yes, ok, sure
      no | 아니야 | No no | 아니, 싫어, 안돼, ㄴㄴ, 노노, no, nope
      full-moon | 한가위 | Full moon | 한가위, 추석, 보름달, 달, 명절, moon, chuseok, harvest
      together | 다 모여! | Gather round! | 모여, 같이, 만나, 모임, 집합, together, gather, meet
    `),
  },
  {
    id: 'jangdok',
    ko: '장독대 친구들',
    en: 'Jars of the terrace',
    animated: true,
    stickers: read(`
      hello | 왔어? | You're here? | 왔어, 어서 와, 안녕, 인사, welcome, hi, hello
      thanks | 감사합니다 | Thank you very much | 감사, 고맙, 땡큐, ㄱㅅ, thanks, thank you
      eat | 밥 먹자! | Let's eat! | 밥, 먹자, 배고, 점심, 저녁, 식사, eat, lunch, dinner, hungry
      kimjang | 김장하자 | Kimchi day | 김장, 김치, 배추, kimchi
      spicy | 매워! | Spicy! | 매워, 매운, 고추, 떡볶이, 마라, spicy, hot
      cold | 추워~ | So cold | 추워, 춥다, 추운, 눈 온, 겨울, cold, snow, winter
      hot | 더워~ | So hot | 더워, 덥다, 여름, 폭염, hot, summer
      boiling | 부글부글 | Boiling inside | 부글, 화나, 열받, 짜증, 분노, angry, mad
      sleepy | 졸려 | Sleepy | 졸려, 졸림, 피곤, 하품, sleepy, tired
      comfort | 힘내 | Cheer up | 힘내, 토닥, 괜찮아, 위로, cheer up, it's okay, hug
      sorry | 죄송해요 | My apologies | 죄송, 미안, 사과, ㅈㅅ, sorry
      busy | 바쁘다 바빠 | Busy, busy | 바빠, 바쁘, 늦었, 뛰어, 가는 중, busy, late, hurry
      tea | 차 한잔 해 | Have some tea | 커피, 차 한잔, 카페, 쉬자, coffee, tea, break
      home | 퇴근! | Off home! | 퇴근, 칼퇴, ㅌㄱ, 집에 가, 끝났, off work, home, done
      rain | 비 온다 | It's raining | 비 와, 비 온, 우산, 장마, 파전, rain, umbrella
      safely | 조심히 가 | Get home safe | 조심히, 잘 가, 들어가, 바이, 빠이, ㅂㅂ, ㅃㅃ, bye, take care, safe
    `),
  },
];

const byId = new Map(builtInPacks.map((pack) => [pack.id, pack] as const));

/** A pack that comes with the app, by its id. */
export const findBuiltInPack = (packId: string): BuiltInPack | undefined => byId.get(packId);

/** A sticker that comes with the app. */
export const findBuiltInSticker = (packId: string, stickerId: string): BuiltInSticker | undefined =>
  byId.get(packId)?.stickers.find(({ id }) => id === stickerId);

/** Where the picture of a sticker is served; what stands there never changes. */
export const stickerUrl = ({ packId, stickerId }: { packId: string; stickerId: string }): string =>
  byId.has(packId)
    ? `/stickers/${packId}/${stickerId}.svg?${drawnVersion}`
    : `/stickers/made/${stickerId}.webp`;
