/** Numbers that look like chance and are the same in every run. */
export const makeChance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const korean =
  '오늘 내일 저녁 점심 아침 밥 먹자 우리 집 회사 퇴근 출근 지하철 버스 택시 도착 출발 시간 약속 장소 카페 커피 맛집 예약 숙소 제주 여행 비행기 공항 렌터카 바다 산책 사진 영상 보내줘 봤어 좋아 그래 진짜 대박 미안 고마워 축하해 생일 선물 엄마 아빠 동생 언니 오빠 친구 선생님 학교 숙제 시험 공부 회의 자료 보고서 확인 부탁 드려요 합니다 했어요 할게요 갈게 올게 어디 언제 누구 무엇 왜 어떻게 그리고 그런데 그래서 하지만 조금 많이 너무 정말 아마 다시 먼저 나중에 지금 방금 잠깐 이따가 주말 월요일 금요일 토요일 날씨 비 눈 더워 추워 감기 병원 약 운동 농구 축구 영화 드라마 노래 음악 책 고양이 강아지 산 강 서울 부산 강릉 한강 공원 시장 과일 귤 사과 김치 국수 김밥 파스타 치킨 맥주 와인 ㅋㅋ ㅋㅋㅋ ㅎㅎ ㅠㅠ 응 네 아니 알겠어 그럼 이거 저거 여기 거기 주문 배송 결제 영수증 계좌 이체 월급 세금 보험'.split(
    ' ',
  );
const english =
  'ok the meeting report please see file link thanks today tomorrow lunch photo video schedule update release review team project budget deadline flight hotel ticket check call later done great sorry wait coming home office'.split(
    ' ',
  );
const endings = ['은', '는', '이', '가', '을', '를', '에', '에서', '로', '도', '만', '까지', '', '', '', ''];

const syllable = (chance: () => number): string =>
  String.fromCharCode(0xac00 + Math.floor(chance() * 11_172));

const word = (chance: () => number): string => {
  const dice = chance();
  if (dice < 0.08) return english[Math.floor(chance() ** 2 * english.length)] as string;
  if (dice < 0.1) return String(Math.floor(chance() * 10_000));
  // Names, places and misspellings: what nobody else writes.
  if (dice < 0.13) return syllable(chance) + syllable(chance);
  const stem = korean[Math.floor(chance() ** 1.6 * korean.length)] as string;
  return stem + (endings[Math.floor(chance() * endings.length)] as string);
};

/** One message as people write them: a few words, most of them Korean; one in forty has a link. */
export const makeMessage = (chance: () => number): string => {
  const count = 1 + Math.floor(chance() ** 2 * 14);
  const words = Array.from({ length: count }, () => word(chance));
  if (chance() < 0.025) words.push(`https://maru.example/${Math.floor(chance() * 1e6)}`);
  // One in fifty thousand: the place in the hall that everybody looks for.
  if (chance() < 0.00002) words.push('대청마루에서');
  return words.join(' ');
};
