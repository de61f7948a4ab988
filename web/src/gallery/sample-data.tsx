import { BadgeCheck, Heart, Lock, Pin, Store, BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar, GroupAvatar, Tag } from '../ui/index.ts';

/** A made-up face. */
export const face = (name: string) => ({ id: `person-${name}`, name });

const group = (...names: string[]) => <GroupAvatar faces={names.map(face)} />;
const one = (name: string) => <Avatar {...face(name)} />;

/** A made-up chat of the list. */
export interface SampleChat {
  readonly avatar: ReactNode;
  readonly title: string;
  readonly marks?: ReactNode;
  readonly last: string;
  readonly time: string;
  readonly unread?: number;
  readonly isMuted?: boolean;
}

/** The made-up chats. */
export const chats: readonly SampleChat[] = [
  {
    avatar: group('가현', '민준', '지우', '서연'),
    title: '제주도 여행 🍊',
    marks: (
      <>
        5<Pin aria-label="고정됨" />
      </>
    ),
    last: '지우: 렌터카 예약 완료! 숙소는 투표로 정하자',
    time: '오전 9:38',
    unread: 3,
  },
  { avatar: one('민준'), title: '민준', last: '사진 6장을 보냈습니다', time: '오전 9:21', unread: 1 },
  {
    avatar: <Avatar {...face('서연')} tone="cheong" icon={<Lock />} />,
    title: '서연',
    marks: <Tag>비밀방</Tag>,
    last: '잠긴 메시지',
    time: '오전 8:57',
    unread: 2,
  },
  {
    avatar: group('현우', '유나', '도윤', '은지'),
    title: '달빛 팬 마당',
    marks: (
      <>
        1,284
        <BellOff aria-label="알림 꺼짐" />
      </>
    ),
    last: '은지: 오늘 라이브 7시 맞죠?',
    time: '오전 8:40',
    unread: 128,
    isMuted: true,
  },
  {
    avatar: <Avatar {...face('고래')} icon={<Store />} />,
    title: '고래서점',
    marks: <BadgeCheck aria-label="확인됨" />,
    last: '주문하신 책이 오늘 도착합니다',
    time: '어제',
  },
  {
    avatar: one('엄마'),
    title: '엄마',
    marks: <Heart fill="currentColor" aria-hidden="true" />,
    last: '밥은 먹었니?',
    time: '어제',
  },
  {
    avatar: one('나'),
    title: '나와의 대화',
    last: 'https://maru.example/safety 안전 가이드',
    time: '월요일',
  },
  {
    avatar: group('준호', '별이', '가람'),
    title: '주말 농구',
    marks: '8',
    last: '준호: 6시 체육관 앞에서 봐요',
    time: '월요일',
  },
  {
    avatar: group('현우', '은지'),
    title: '독서 모임',
    marks: '2',
    last: '다음 책은 투표로 정해요',
    time: '월요일',
  },
  { avatar: one('현우'), title: '현우', last: '음성 통화 12:04', time: '11월 14일' },
];
