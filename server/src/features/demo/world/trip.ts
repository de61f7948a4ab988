import { putUp, say, stick, type RoomScript } from './script.ts';

/** Five friends plan four days on an island. */
export const trip: RoomScript = {
  kind: 'group',
  name: '제주도 여행 🍊',
  members: ['gahyeon', 'minjun', 'jiwoo', 'seoyeon', 'emma'],
  photo: ['#ffd166', '#ef7d3c', 'hills'],
  daysOld: 30,
  link: true,
  unread: { gahyeon: 3, seoyeon: 5, emma: 1 },
  talks: [
    {
      daysAgo: 21,
      at: '21:30',
      lines: [
        say('gahyeon', '드디어 방 팠다!! 제주도 가즈아 🍊', {
          reactions: [
            ['🔥', 'minjun', 'jiwoo'],
            ['🍊', 'seoyeon', 'emma'],
          ],
        }),
        say('jiwoo', '진짜 가는 거지? 이번엔 말만 하는 거 아니지?'),
        say('minjun', '작년에 파토낸 사람 손'),
        say('jiwoo', '...고양이가 아팠다고요', { reactions: [['🐈', 'gahyeon', 'seoyeon']] }),
        say('emma', 'Hi everyone! Thank you for adding me 😊 My Korean is still slow, please be patient'),
        say('seoyeon', 'Emma 환영해요! 천천히 말해 줄게요 (타자는 빠르지만)'),
        say('minjun', 'We will teach you the important words first. 흑돼지. 한라봉. 낮잠.', {
          reactions: [['😂', 'emma', 'gahyeon', 'seoyeon']],
        }),
      ],
    },
    {
      daysAgo: 19,
      at: '20:05',
      lines: [
        say('gahyeon', '날짜 투표하자. 1) 셋째 주 2) 넷째 주', { tag: 'dates' }),
        say('minjun', '넷째 주! 셋째 주는 대회 있음', { replyTo: 'dates' }),
        say('seoyeon', '나도 넷째 주'),
        say('emma', 'Fourth week works for me', { replyTo: 'dates' }),
        say('jiwoo', '고양이 호텔 예약하고 올게 일단 2', { reactions: [['👍', 'gahyeon']] }),
        say('gahyeon', '그럼 넷째 주 목금토일로 확정 🎉', {
          reactions: [['🎉', 'minjun', 'jiwoo', 'seoyeon', 'emma']],
        }),
      ],
    },
    {
      daysAgo: 14,
      at: '22:10',
      lines: [
        say('seoyeon', '숙소 후보 찾아봤어. 애월 바다 앞 독채 vs 구좌 돌담집', { tag: 'stay' }),
        say('jiwoo', '돌담집!!! 마당에 귤나무 있대', { replyTo: 'stay' }),
        say('minjun', '애월은 아침에 바닷가 뛰기 좋은데'),
        say('gahyeon', '민준아 우리 여행 가는 거야 전지훈련 말고', {
          reactions: [
            ['😂', 'jiwoo', 'seoyeon', 'emma'],
            ['😢', 'minjun'],
          ],
        }),
        say('emma', 'The stone wall house looks like a drama set'),
        say('seoyeon', '그럼 돌담집으로 예약한다? 1박에 18만원, 다섯이서 나누면 괜찮아', {
          before: '그럼 돌담집으로 예약한다? 1박에 81만원, 다섯이서 나누면 괜찮아',
        }),
        say('minjun', '숫자 보고 심장 멎는 줄', { reactions: [['😂', 'seoyeon', 'gahyeon']] }),
        say('seoyeon', '오타ㅋㅋㅋㅋㅋ 고쳤어'),
      ],
    },
    {
      daysAgo: 9,
      at: '19:45',
      lines: [
        say('minjun', '렌터카 예약 완료. 5인승 SUV, 보험 풀로', {
          reactions: [['🙏', 'gahyeon', 'seoyeon']],
        }),
        say('jiwoo', '운전은 누가 해?'),
        say('minjun', '나랑 서연이. 지우는 면허가 장롱에 있어서'),
        say('jiwoo', '장롱도 여행 가고 싶대'),
        say('emma', 'What does 장롱 mean?', { tag: 'wardrobe' }),
        say('gahyeon', 'A wardrobe! 장롱면허 is a licence that lives in the wardrobe 😄', {
          replyTo: 'wardrobe',
          reactions: [
            ['😂', 'emma'],
            ['💡', 'emma'],
          ],
        }),
        say('emma', 'That is the best Korean word so far. Mine lives in London then'),
        stick('seoyeon', 'songpyeon/laugh'),
        say('jiwoo', '비밀인데 사실 나 면허 갱신 까먹음', { deleted: true }),
      ],
    },
    {
      daysAgo: 5,
      at: '21:00',
      lines: [
        say('gahyeon', '먹킷리스트 적자. 나: 고기국수, 고사리 해장국(엄마 추천)', { tag: 'food' }),
        say('seoyeon', '딱새우회 🦐', { replyTo: 'food' }),
        say('minjun', '흑돼지는 무조건 두 번'),
        say('jiwoo', '카페는 내가 정리해 둠. 오션뷰 셋, 고양이 있는 데 하나'),
        say('emma', 'Can we pick tangerines somewhere? Even if it is not the season'),
        say('seoyeon', '하우스 감귤 체험 있어! 한 사람 만 원', {
          reactions: [['🍊', 'emma', 'gahyeon', 'jiwoo']],
        }),
        say('gahyeon', '좋아 토요일 오전에 넣을게'),
        say('minjun', '아침 러닝은...?'),
        say('gahyeon', '6시에 혼자 조용히 나갔다 와'),
        say('emma', 'I will run with you @민준! Slowly', { reactions: [['❤️', 'minjun']] }),
      ],
    },
    {
      daysAgo: 1,
      at: '22:20',
      lines: [
        say(
          'seoyeon',
          '일정표 정리했어! 목: 도착-고기국수-해변 / 금: 오름-카페-흑돼지 / 토: 감귤-시장 / 일: 늦잠-공항',
          {
            reactions: [['👏', 'gahyeon', 'minjun', 'jiwoo', 'emma']],
          },
        ),
        putUp('seoyeon', {
          of: 'event',
          title: '김포공항 집합',
          inDays: 14,
          hour: 7.5,
          lasts: 1,
          place: '김포공항 국내선 3층',
          note: '신분증 꼭 챙기기! 렌터카는 10시에 찾아요.',
          answers: { seoyeon: 'going', gahyeon: 'going', minjun: 'going', emma: 'maybe' },
        }),
        say('jiwoo', '서연이 없으면 우리 공항에서 못 나왔을 듯'),
        say('minjun', '인정. 총무 서연 종신직 가자'),
        say('seoyeon', '거절한다'),
        putUp('minjun', {
          of: 'poll',
          question: '첫날 저녁은 뭐 먹을까?',
          choices: ['고기국수', '흑돼지', '해물 라면'],
          votes: { minjun: 1, gahyeon: 0, jiwoo: 1 },
        }),
        putUp('seoyeon', {
          of: 'todo',
          title: '여행 준비물',
          items: [
            { text: '우산', for: 'gahyeon' },
            { text: '간식 잔뜩', for: 'jiwoo' },
            { text: '렌터카 예약', for: 'minjun', doneBy: 'minjun' },
            { text: '여행자 보험', doneBy: 'seoyeon' },
          ],
        }),
        stick('minjun', 'kkachi-horang/best'),
        say('emma', 'Is it cold at night? Should I bring a jacket?'),
        say('gahyeon', 'Yes! 바람이 진짜 세. wind, so much wind'),
      ],
    },
    {
      minutesAgo: 85,
      lines: [
        say('gahyeon', '비행기 좌석 아침에 체크인 열려요 다들 알람 맞추기'),
        say('seoyeon', '나 창가'),
        say('jiwoo', '선착순입니다 손님', { reactions: [['😂', 'minjun', 'emma']] }),
        say('minjun', '오름은 어디로 갈까. 새별? 용눈이?', { tag: 'hill' }),
        say('jiwoo', '용눈이! 계단 적은 데로 제발', { replyTo: 'hill' }),
        say('emma', '@가현 do you have a spare umbrella? Mine is broken ☔️'),
      ],
    },
  ],
};
