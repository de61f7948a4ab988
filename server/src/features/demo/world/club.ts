import { say, type Line, type RoomScript, type Talk } from './script.ts';

/** How many are in the club beside seven of the eight. */
export const extras = 293;

const surnames = [
  '김',
  '이',
  '박',
  '최',
  '정',
  '강',
  '조',
  '윤',
  '장',
  '임',
  '한',
  '오',
  '서',
  '신',
  '권',
  '황',
];
const given = [
  '하준',
  '서준',
  '도윤',
  '예준',
  '시우',
  '지호',
  '은우',
  '수아',
  '하은',
  '지안',
  '서윤',
  '하윤',
  '유나',
  '채원',
  '다은',
  '소율',
  '태현',
  '준서',
  '민서',
  '은채',
  '나연',
  '보라',
  '한결',
  '새봄',
];
const abroad = [
  'Liam',
  'Olivia',
  'Noah',
  'Mia',
  'Lucas',
  'Sofia',
  'Hana',
  'Yuki',
  'Marco',
  'Chloe',
  'Ben',
  'Lena',
  'Tomás',
  'Aisha',
  'Kenji',
  'Nora',
];

/** Dice that fall the same way every time. */
const makeDice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

/** The name of one of the many. */
export const extraName = (index: number): string => {
  const dice = makeDice(index * 7_919 + 17);
  dice(2);
  if (dice(8) === 0) return `${abroad[dice(abroad.length)]}`;
  return `${surnames[dice(surnames.length)]}${given[dice(given.length)]}`;
};

const places = ['여의도', '반포', '뚝섬', '망원', '잠실', '안양천', '중랑천', '서울숲'];

const phrases: readonly ((dice: (sides: number) => number) => string)[] = [
  (dice) => `오늘 ${3 + dice(18)}km 완료! 페이스 ${4 + dice(3)}'${String(dice(60)).padStart(2, '0')}"`,
  (dice) => `${places[dice(places.length)]} 쪽 지금 바람 어때요?`,
  (dice) => `내일 아침 ${5 + dice(3)}시 ${places[dice(places.length)]}에서 뛰실 분?`,
  (dice) => `${places[dice(places.length)]} ${dice(2) === 0 ? '공사 중이에요 돌아가세요' : '벚꽃 폈어요 🌸'}`,
  (dice) =>
    `First ${5 + dice(6)}k without stopping! Thank you all 🙌${dice(2) === 0 ? '' : ' My knees disagree'}`,
  (dice) => `신발 ${250 + 5 * dice(7)} 사이즈 새 거 양도해요, 한 번 신었어요`,
  () => '오늘 미세먼지 나쁨이래요 마스크 챙기세요 😷',
  () => '저 오늘 처음 나가는데 초보도 괜찮을까요?',
  () => '그럼요! 뒤에서 같이 걸어 드려요 ㅎㅎ',
  () => 'Anyone up for an easy recovery run tonight?',
  () => '비 온다고 했는데 해 떴다... 뛰라는 뜻이겠죠',
  () => '끝나고 콩국수 어때요',
  () => '콩국수 찬성 🙋',
  () => '저는 오늘 소파 지킴이 할게요',
  () => '수고하셨습니다! 스트레칭 꼭 하세요',
  (dice) => `이번 달 누적 ${40 + dice(120)}km, 목표까지 조금 남았다`,
  () => 'What a sunset on the river today 🌇',
  () => '강아지랑 같이 뛰어도 되나요? 🐕',
  () => '완전 환영이요!! 이름이 뭐예요',
  () => '물 넉넉하게 가져갈게요 필요하신 분 말씀하세요',
];

const smallTalk = (daysAgo: number): Talk => {
  const dice = makeDice(daysAgo * 104_729 + 5);
  dice(2);
  const lines = Array.from({ length: 6 + dice(7) }, (): Line => {
    const by = `runner_${1 + dice(extras)}` as const;
    const cheers = dice(4) === 0 ? ([['👏', `runner_${1 + dice(extras)}`, 'minjun']] as const) : [];
    const text = (phrases[dice(phrases.length)] as (typeof phrases)[number])(dice);
    return say(by, text, cheers.length > 0 ? { reactions: cheers } : {});
  });
  return { daysAgo, at: `${6 + dice(3)}:${10 + dice(49)}`, lines };
};

const authored: readonly Talk[] = [
  {
    daysAgo: 33,
    at: '20:00',
    lines: [
      say('minjun', '한강 러닝크루 단톡방 이사 왔습니다! 앞으로 공지는 여기로 올릴게요 🏃', {
        reactions: [
          ['🎉', 'runner_3', 'runner_11', 'runner_42', 'gahyeon', 'daniel'],
          ['🔥', 'runner_7', 'runner_8'],
        ],
      }),
      say('runner_3', '이사 떡은 없나요'),
      say('minjun', '완주하시면 떡 드립니다'),
      say('daniel', 'Hello everyone. I am slow but I am loyal', {
        reactions: [['❤️', 'minjun', 'runner_21']],
      }),
      say('runner_11', '환영해요 Daniel! 느린 조가 제일 재밌어요'),
    ],
  },
  {
    daysAgo: 22,
    at: '21:10',
    lines: [
      say('minjun', '@모두 토요일 정기런은 아침 7시 여의나루역 3번 출구입니다. 5km / 10km 두 조로 나눠요', {
        tag: 'saturday',
        reactions: [['👍', 'gahyeon', 'emma', 'runner_1', 'runner_9', 'runner_30', 'runner_77']],
      }),
      say('emma', '5km group please! Walking breaks allowed?', { replyTo: 'saturday' }),
      say('minjun', 'Always allowed 😄'),
      say('runner_30', '10km 갑니다', { replyTo: 'saturday' }),
      say('gahyeon', '저는 결승선에서 박수 조 할게요', { reactions: [['😂', 'minjun', 'runner_9']] }),
    ],
  },
  {
    daysAgo: 13,
    at: '10:40',
    lines: [
      say('runner_9', '오늘 단체 사진 너무 잘 나왔어요. 다들 표정이 세상 행복함'),
      say('runner_30', '저만 눈 감았네요'),
      say('runner_9', '눈 감아도 10km 뛰신 분', { reactions: [['😂', 'runner_30', 'minjun', 'runner_1']] }),
      say('minjun', '오늘 47명 나오셨어요. 신기록!', {
        reactions: [['🎉', 'runner_1', 'runner_2', 'runner_55', 'emma']],
      }),
    ],
  },
  {
    minutesAgo: 55,
    lines: [
      say('minjun', '저녁에 비 그치면 반포에서 번개런 합니다. 7시 반!', { tag: 'tonight' }),
      say('runner_42', '비 안 그치면요?', { replyTo: 'tonight' }),
      say('minjun', '그러면 번개전', {
        reactions: [
          ['😂', 'runner_42', 'runner_3', 'daniel'],
          ['🥞', 'runner_77'],
        ],
      }),
      say('runner_77', '비 계속 왔으면'),
      say('runner_3', '저도요'),
    ],
  },
];

const placeOf = (talk: Talk): number => ('daysAgo' in talk ? talk.daysAgo : 0);

/** Three hundred people who run along the river. */
export const club: RoomScript = {
  kind: 'group',
  name: '한강 러닝크루 🏃',
  members: [
    'minjun',
    'gahyeon',
    'emma',
    'daniel',
    'jiwoo',
    'seoyeon',
    'hyunwoo',
    ...Array.from({ length: extras }, (_, index) => `runner_${index + 1}` as const),
  ],
  photo: ['#74d3ae', '#2a7f9e', 'waves'],
  daysOld: 34,
  mutedBy: ['gahyeon'],
  unread: { gahyeon: 21, emma: 6, jiwoo: 40 },
  talks: [...authored, ...Array.from({ length: 32 }, (_, index) => smallTalk(index + 1))].toSorted(
    (a, b) => placeOf(b) - placeOf(a),
  ),
};
