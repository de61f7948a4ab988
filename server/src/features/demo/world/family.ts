import { say, stick, type RoomScript } from './script.ts';

/** 가현, her mother and her little brother. */
export const family: RoomScript = {
  kind: 'group',
  name: '우리 가족 🏠',
  members: ['eomma', 'gahyeon', 'hyunwoo'],
  daysOld: 60,
  pinnedBy: ['gahyeon', 'eomma'],
  unread: { hyunwoo: 4 },
  talks: [
    {
      daysAgo: 26,
      at: '18:40',
      lines: [
        say('eomma', '이번 주말에 다들 집에 오니?'),
        say('gahyeon', '나는 토요일 점심쯤 도착할 것 같아요'),
        say('hyunwoo', '저는 금요일 밤차요'),
        say('eomma', '현우 금요일 몇 시 차야? 아빠가 터미널로 나간대'),
        say('hyunwoo', '11시 10분 도착이요! 안 나오셔도 되는데'),
        say('eomma', '밤길 위험해. 나간다 하면 나가는 거야'),
        say('gahyeon', '나는 왜 안 데리러 와요', { tag: 'pickup' }),
        say('eomma', '너는 낮이잖니', { replyTo: 'pickup', reactions: [['😂', 'gahyeon', 'hyunwoo']] }),
      ],
    },
    {
      daysAgo: 24,
      at: '21:15',
      lines: [
        say('eomma', '잘 올라갔니? 반찬 냉장고에 바로 넣고'),
        say('gahyeon', '방금 도착! 장조림부터 먹는 중'),
        say('eomma', '저녁을 지금 먹어??'),
        say('gahyeon', '...간식이에요'),
        say('hyunwoo', '누나 아까 휴게소에서도 우동 먹었어요', { reactions: [['🤫', 'gahyeon']] }),
      ],
    },
    {
      daysAgo: 17,
      at: '12:20',
      lines: [
        say('eomma', '뒷산에 진달래 폈다'),
        say('eomma', '아빠가 사진 찍느라 한 시간째 안 내려와'),
        say('gahyeon', '벌써요? 서울은 아직 추운데'),
        say('hyunwoo', '저도 보고 싶어요 과제 때문에 도서관 지박령임'),
        say('eomma', '지박령이 뭐니'),
        say('hyunwoo', '그냥... 많이 있다는 뜻이에요', { before: '귀신이요' }),
        say('eomma', '밥은 먹고 하는 거지?', { reactions: [['❤️', 'hyunwoo', 'gahyeon']] }),
      ],
    },
    {
      daysAgo: 11,
      at: '09:05',
      lines: [
        say('eomma', '오늘 아빠 병원 검진 다녀왔어'),
        say('gahyeon', '뭐래요??', { tag: 'clinic' }),
        say('hyunwoo', '괜찮대요?'),
        say('eomma', '다 정상이래. 술만 조금 줄이래', {
          replyTo: 'clinic',
          reactions: [['🎉', 'gahyeon', 'hyunwoo']],
        }),
        say('gahyeon', '다행이다 ㅠㅠ 진짜 걱정했어요'),
        say('eomma', '아빠는 간호사 선생님이 젊어 보인다 했다고 하루종일 그 얘기야'),
        say('hyunwoo', 'ㅋㅋㅋㅋㅋㅋ 아빠답다'),
        stick('gahyeon', 'kkachi-horang/laugh'),
      ],
    },
    {
      daysAgo: 6,
      at: '20:30',
      lines: [
        say('gahyeon', '엄마 김치찌개 할 때 김치 먼저 볶아요 물 먼저 넣어요?'),
        say('eomma', '들기름에 김치 먼저. 돼지고기랑 같이 볶다가 쌀뜨물'),
        say('eomma', '설탕 반 숟갈. 이건 비밀이야'),
        stick('eomma', 'songpyeon/yum'),
        say('gahyeon', '오 그래서 맛이 달랐구나', { reactions: [['👍', 'eomma']] }),
        say('hyunwoo', '누나가 요리를 한다고? 119에 미리 전화해 둘게'),
        say('gahyeon', '너 다음에 오면 물만 줄 거야'),
        say('eomma', '싸우지 말고'),
      ],
    },
    {
      daysAgo: 2,
      at: '19:10',
      lines: [
        say('eomma', '가현아 제주도 간다며. 누구누구 가니'),
        say('gahyeon', '민준이 지우 서연이 그리고 회사 동료 Emma요!'),
        say('eomma', '외국 친구 매운 거 괜찮대? 고사리 해장국 꼭 먹여라'),
        say('gahyeon', '저보다 잘 먹어요 ㅋㅋ'),
        say('hyunwoo', '누나 나 감귤 초콜릿', { reactions: [['🍊', 'gahyeon']] }),
        say('hyunwoo', '큰 걸로'),
      ],
    },
    {
      minutesAgo: 190,
      lines: [
        say('eomma', '오늘 비 온대. 우산 챙겨'),
        say('gahyeon', '넵 챙겼어요 ☂️'),
        say('eomma', '현우는 답이 없네'),
        say('eomma', '@현우 우산'),
      ],
    },
  ],
};
