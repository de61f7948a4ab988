import { say, stick, type RoomScript } from './script.ts';

const direct = (
  members: RoomScript['members'],
  talks: RoomScript['talks'],
  more: Partial<RoomScript> = {},
): RoomScript => ({ kind: 'direct', name: null, members, daysOld: 40, talks, ...more });

/** What they say to each other, two by two, and what 가현 says to herself. */
export const directs: readonly RoomScript[] = [
  direct(
    ['gahyeon', 'minjun'],
    [
      {
        daysAgo: 20,
        at: '08:12',
        lines: [
          say('minjun', '오늘 모임 장소 바뀐 거 봤지?'),
          say('gahyeon', '엥 어디로?'),
          say('minjun', '2번 출구 말고 6번. 새로 생긴 국숫집'),
          say('gahyeon', '안 봤으면 혼자 2번에서 굶었다', { reactions: [['😂', 'minjun']] }),
        ],
      },
      {
        daysAgo: 8,
        at: '23:02',
        lines: [
          say('gahyeon', '자?'),
          say('minjun', '자려고 했는데 네가 깨움'),
          say('gahyeon', '나 발표 통과됐어!!!!', { reactions: [['🎉', 'minjun']] }),
          say('minjun', '오 진짜?? 축하해!! 잠 다 깼다'),
          stick('minjun', 'songpyeon/congratulations'),
          say('minjun', '주말에 밥 산다. 네가.', { tag: 'treat' }),
          say('gahyeon', '뭐야 축하해 주는 사람이 사는 거지', { replyTo: 'treat' }),
          say('minjun', '한국은 합격한 사람이 사는 나라야'),
        ],
      },
      {
        daysAgo: 1,
        at: '12:31',
        lines: [
          say('minjun', '점심 뭐 먹었어'),
          say('gahyeon', '김밥. 너는?'),
          say('minjun', '나도 김밥ㅋㅋ 텔레파시'),
          say('gahyeon', '서울 사람 절반이 김밥 먹었을걸', { reactions: [['😂', 'minjun']] }),
          say('minjun', '낭만이 없네 이 사람'),
        ],
      },
    ],
  ),
  direct(
    ['gahyeon', 'eomma'],
    [
      {
        daysAgo: 15,
        at: '07:50',
        lines: [
          say('eomma', '가현아 택배 보냈다. 쑥떡이랑 참기름'),
          say('gahyeon', '엄마 나 저번 참기름도 아직 있는데'),
          say('eomma', '그건 가을 거고 이건 새로 짠 거야'),
          say('gahyeon', '네에 잘 먹을게요 ❤️', { reactions: [['❤️', 'eomma']] }),
        ],
      },
      {
        daysAgo: 3,
        at: '21:44',
        lines: [
          say('eomma', '문자 말고 여기로 하면 되는 거지? 글씨 커서 좋다', {
            before: '문자 말고 여기로 하면되는거지',
          }),
          say('gahyeon', '네 여기로 하시면 돼요! 글씨 더 키울 수도 있어요'),
          say('eomma', '됐다 지금이 딱 좋아'),
          say('eomma', '너는 요즘 잠은 잘 자니'),
          say('gahyeon', '요즘은 열두 시 전에 자요. 거의.'),
          say('eomma', '거의가 뭐야 거의가', { reactions: [['😅', 'gahyeon']] }),
        ],
      },
    ],
  ),
  direct(
    ['emma', 'gahyeon'],
    [
      {
        daysAgo: 18,
        at: '10:05',
        lines: [
          say('emma', 'Good morning! Quick question, how do I say "let us have lunch" politely?'),
          say('gahyeon', '같이 점심 드실래요? 🍚'),
          say('emma', '같이 점심 드실래요?'),
          say('gahyeon', 'Perfect. And yes, 12시 at the usual place', { reactions: [['😋', 'emma']] }),
        ],
      },
      {
        daysAgo: 7,
        at: '16:40',
        lines: [
          say('emma', 'I ordered in Korean today and they understood me!!'),
          say('gahyeon', '와 대박!! What did you order?'),
          say('emma', 'Iced americano'),
          say('gahyeon', '...Emma', { reactions: [['😂', 'emma']] }),
          say('emma', 'But with 주세요 at the end'),
          say('gahyeon', 'Then it counts 👏'),
        ],
      },
      {
        minutesAgo: 34,
        lines: [
          say('gahyeon', 'Did you finish packing?'),
          say('emma', 'Three bags. Is that too many for four days?', { tag: 'bags' }),
          say('emma', 'Also my friend Daniel says he added you, he plays board games with us on Fridays'),
        ],
      },
    ],
    { unread: { gahyeon: 2 } },
  ),
  direct(
    ['jiwoo', 'gahyeon'],
    [
      {
        daysAgo: 12,
        at: '22:48',
        lines: [
          say('jiwoo', '우리 두부가 오늘 처음으로 무릎에 올라왔어'),
          say('gahyeon', '3년 만에?!'),
          say('jiwoo', '응 10초 있다가 내려갔지만 나는 울었다'),
          stick('jiwoo', 'kkachi-horang/cry'),
          say('gahyeon', '두부야 집사 좀 봐줘라 ㅠㅠ', { reactions: [['🐈', 'jiwoo']] }),
        ],
      },
      {
        daysAgo: 4,
        at: '13:15',
        lines: [
          say('gahyeon', '고양이 호텔 예약했어?'),
          say('jiwoo', '언니가 봐주기로! 하루에 사진 세 장 조건으로'),
          say('gahyeon', '세 장 다 공유해'),
          say('jiwoo', '당연하지', { reactions: [['❤️', 'gahyeon']] }),
        ],
      },
    ],
  ),
  direct(
    ['seoyeon', 'gahyeon'],
    [
      {
        daysAgo: 5,
        at: '23:20',
        lines: [
          say('seoyeon', '여행 경비 1차로 12만원씩 걷을게'),
          say('gahyeon', '보냈어! 확인해 줘'),
          say('seoyeon', '확인 완료. 역시 1등'),
          stick('seoyeon', 'jangdok/thanks'),
          say('gahyeon', '총무님 충성 🫡', { reactions: [['😂', 'seoyeon']] }),
        ],
      },
    ],
  ),
  direct(
    ['emma', 'daniel'],
    [
      {
        daysAgo: 10,
        at: '19:00',
        lines: [
          say('daniel', 'Board games on Friday? I finally got the big box one'),
          say('emma', 'The one with nine hundred wooden pieces?'),
          say('daniel', 'Nine hundred and twelve.'),
          say('emma', 'I am in. I will bring tteokbokki, you bring patience', {
            reactions: [['🎲', 'daniel']],
          }),
        ],
      },
      {
        daysAgo: 3,
        at: '20:12',
        lines: [
          say('daniel', 'Eleven pieces are still missing'),
          say('emma', 'Check the tteokbokki', { reactions: [['😂', 'daniel']] }),
          say('daniel', 'I wish that were only a joke'),
        ],
      },
    ],
  ),
  direct(
    ['minjun', 'daniel'],
    [
      {
        daysAgo: 6,
        at: '06:30',
        lines: [
          say('minjun', 'Running at 7? Weather is perfect'),
          say('daniel', 'My legs say no. My doctor says yes.'),
          say('minjun', '의사 말 들어야지. 7시 여의나루역 3번 출구'),
          say('daniel', 'I understood "7" and that is enough', { reactions: [['👍', 'minjun']] }),
        ],
      },
    ],
  ),
  {
    kind: 'self',
    name: null,
    members: ['gahyeon'],
    daysOld: 50,
    talks: [
      {
        daysAgo: 13,
        at: '09:00',
        lines: [say('gahyeon', '도서관 책 반납 ~금요일'), say('gahyeon', '여권 만료일 확인하기')],
      },
      {
        daysAgo: 2,
        at: '22:05',
        lines: [
          say('gahyeon', '제주 짐: 바람막이, 우산 두 개, 필름 카메라, 멀미약(지우)'),
          say('gahyeon', '현우 감귤 초콜릿. 큰 걸로.'),
        ],
      },
    ],
  },
];

/** A group that waits for 가현’s answer: Daniel has asked her in. */
export const gameNight: RoomScript = {
  kind: 'group',
  name: 'Board game night 🎲',
  members: ['daniel', 'emma', 'minjun'],
  daysOld: 12,
  talks: [
    {
      daysAgo: 9,
      at: '18:20',
      lines: [
        say('daniel', 'Welcome to the only group where "five more minutes" means an hour'),
        say('emma', 'I am bringing snacks and no strategy'),
        say('minjun', '규칙 설명 30분 이하인 걸로 부탁해', { reactions: [['🙏', 'emma']] }),
        say('daniel', 'Twenty-nine minutes. Deal.', { reactions: [['😂', 'emma', 'minjun']] }),
      ],
    },
    {
      daysAgo: 2,
      at: '21:40',
      lines: [
        say('daniel', 'We need a fourth player for Friday. Emma, is your colleague free?'),
        say('emma', '가현? She would win everything'),
        say('daniel', 'I will take that risk'),
      ],
    },
  ],
};
