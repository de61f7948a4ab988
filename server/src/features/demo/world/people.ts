import type { Star } from './script.ts';

/** How somebody of the demo world looks. */
export interface StarLook {
  handle: Star;
  name: string;
  status: string;
  /** The colours and the motif of a drawn photo; without it the letters of the name stand in. */
  photo?: readonly [from: string, to: string, motif: string];
}

/** The eight, in the order in which they are offered. */
export const stars: readonly StarLook[] = [
  { handle: 'gahyeon', name: '가현', status: '봄이 오나 봄 🌱', photo: ['#ffd9a8', '#f58f7c', 'sun'] },
  { handle: 'minjun', name: '민준', status: '오늘도 한강 5km', photo: ['#8ec5fc', '#5b7cfa', 'waves'] },
  { handle: 'jiwoo', name: '지우', status: '고양이 집사 3년차 🐈', photo: ['#e0c3fc', '#8f7ae5', 'moon'] },
  { handle: 'seoyeon', name: '서연', status: '', photo: ['#b8f2d0', '#3fae8c', 'hills'] },
  { handle: 'eomma', name: '엄마', status: '밥은 먹고 다니니', photo: ['#ffc6d9', '#e0567f', 'flower'] },
  { handle: 'hyunwoo', name: '현우', status: '시험 기간... 연락 두절' },
  {
    handle: 'emma',
    name: 'Emma',
    status: 'Learning Korean, slowly ☕',
    photo: ['#fff1b8', '#e6b422', 'sun'],
  },
  { handle: 'daniel', name: 'Daniel', status: 'Board games > small talk' },
];

type Friendship = readonly [of: Star, friends: readonly Star[], favourites?: readonly Star[]];

/** Who has added whom. Daniel has added 가현, and she has not answered yet. */
export const friendships: readonly Friendship[] = [
  ['gahyeon', ['minjun', 'jiwoo', 'seoyeon', 'eomma', 'hyunwoo', 'emma'], ['eomma', 'minjun']],
  ['minjun', ['gahyeon', 'jiwoo', 'seoyeon', 'emma', 'daniel'], ['gahyeon']],
  ['jiwoo', ['gahyeon', 'minjun', 'seoyeon', 'emma'], ['seoyeon']],
  ['seoyeon', ['gahyeon', 'minjun', 'jiwoo', 'emma'], ['jiwoo']],
  ['eomma', ['gahyeon', 'hyunwoo'], ['gahyeon', 'hyunwoo']],
  ['hyunwoo', ['gahyeon', 'eomma']],
  ['emma', ['gahyeon', 'minjun', 'jiwoo', 'seoyeon', 'daniel'], ['gahyeon']],
  ['daniel', ['emma', 'minjun', 'gahyeon']],
];
