import type { wordsEn } from './words.en.ts';

export const wordsKo: Readonly<Record<keyof typeof wordsEn, string>> = {
  'archive.title': '내 대화 가져가기',
  'archive.text':
    '내가 볼 수 있는 모든 대화를 파일 하나로 만들어요. 어느 브라우저에서나 읽을 수 있고, 사진과 파일도 함께 담겨요. 다른 서버에서 다시 가져올 수 있어요.',
  'archive.makeAll': '모든 대화 내보내기',
  'archive.bringIn': '보관 파일 가져오기',
  'archive.list': '보관 파일',
  'archive.none': '아직 없어요. 만든 파일은 7일 동안 보관돼요.',
  'archive.everything': '모든 대화',
  'archive.oneChat': '채팅방 하나',
  'archive.imported': '가져온 대화',
  'archive.making': '만들고 있어요 … {percent}%',
  'archive.bringing': '가져오고 있어요 … {percent}%',
  'archive.ready': '메시지 {count}개, {size}. {day}까지 보관돼요.',
  'archive.brought': '채팅방 {count}개, 메시지 {messages}개',
  'archive.failed': '만들지 못했어요. 다시 시도해 주세요.',
  'archive.download': '저장',
  'archive.remove': '삭제',
  'archive.stop': '그만두기',
  'archive.takeChat': '이 대화 내보내기',
  'archive.started': '보관 파일을 만들고 있어요.',
  'archive.uploading': '올리는 중 … {percent}%',
  'archive.pageText': '대화를 파일로 내려받거나 가져와요.',
};
