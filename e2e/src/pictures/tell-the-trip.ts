import type { AccountId, ChatId } from '@maru/contract';
import { createClient } from '@maru/client';
import sharp from 'sharp';
import { hostUrl, personOf, type TestPerson } from '../person.ts';
import { drawScene } from '../trip/draw-scene.ts';
import { speechWav } from '../trip/speech-wav.ts';
import { upload } from './upload.ts';

/** The demo world with more told in its trip: what the pictures are taken of. */
export interface ToldTrip {
  person: TestPerson;
  chatId: ChatId;
  friendId: AccountId;
  code: string;
}

/** A comment is known by an id of its writer's choosing. */
const commentId = '01a1fd5b-0000-7000-8000-000000000001';
const day = 24 * 3_600_000;
/** Saturday in two or three weeks, as a day in Seoul. */
const saturday = (): Date => {
  const start = new Date(Date.now() + 14 * day);
  return new Date(start.getTime() + ((6 - start.getUTCDay() + 7) % 7) * day);
};

const photo = (place: number): Promise<Buffer> =>
  sharp(Buffer.from(drawScene(place)))
    .resize(1_200, 900)
    .jpeg({ quality: 88 })
    .toBuffer();

const photosOf = (person: TestPerson, places: readonly number[]) =>
  Promise.all(
    places.map(async (place) =>
      upload(person, {
        name: `IMG_${place}.jpg`,
        type: 'image/jpeg',
        as: 'photo',
        bytes: await photo(place),
      }),
    ),
  );

/** Says something once, however often the trip is told. */
const tell = async (
  by: TestPerson,
  chatId: ChatId,
  line: { key: string; text: string; replyToSeq?: number },
): Promise<number> => (await by.call('messages.send', { chatId, ...line })).seq;

const readByAll = async (chatId: ChatId, readers: readonly TestPerson[], seq: number): Promise<void> => {
  for (const one of readers) await one.call('chats.markRead', { chatId, seq });
};

interface Cast {
  chatId: ChatId;
  gahyeon: TestPerson;
  minjun: TestPerson;
  jiwoo: TestPerson;
  seoyeon: TestPerson;
  emma: TestPerson;
}

/** Things of a year of the room: an album, a post, dates. */
const tellOlder = async ({ chatId, seoyeon, jiwoo, emma, gahyeon }: Cast): Promise<void> => {
  const { album } = await seoyeon.call('albums.create', { chatId, key: 'autumn', name: '제주의 가을' });
  await seoyeon.call('albums.add', {
    chatId,
    id: album.id,
    fileIds: await photosOf(seoyeon, [0, 3, 2, 1, 8, 5, 4]),
  });
  await emma.call('albums.add', { chatId, id: album.id, fileIds: await photosOf(emma, [6, 9, 7, 14, 11]) });
  const { post } = await jiwoo.call('board.post', {
    chatId,
    key: 'cafes',
    title: '오션뷰 카페 정리',
    text: '1. 구좌 돌담 카페: 고양이 두 마리\n2. 애월 통창 카페: 노을 자리 예약돼요\n3. 성산 귤밭 카페: 귤 따기 만 원',
    fileIds: await photosOf(jiwoo, [3]),
  });
  await gahyeon.call('board.comment', { chatId, id: post.id, commentId, text: '1번은 무조건이지 🐈' });
  const soon = (days: number) => new Date(Date.now() + days * day + 9 * 3_600_000).toISOString().slice(0, 10);
  for (const [key, title, days] of [
    ['budget', '예산 맞춰 보기', 3],
    ['insurance', '여행자 보험 들기', 5],
    ['pack', '짐 싸는 주말', 7],
  ] as const)
    await gahyeon.call('events.create', {
      chatId,
      key,
      details: {
        title,
        time: {
          allDay: true,
          from: soon(days),
          until: soon(days + (key === 'pack' ? 1 : 0)),
          zone: 'Asia/Seoul',
        },
        place: null,
        note: '',
        remind: null,
      },
    });
  const date = saturday().toISOString().slice(0, 10);
  const at = (time: string) => new Date(`${date}T${time}:00+09:00`).toISOString();
  const zone = 'Asia/Seoul';
  await seoyeon.call('events.create', {
    chatId,
    key: 'tangerines',
    details: {
      title: '감귤 따기 체험',
      time: { allDay: false, from: at('10:00'), until: at('12:00'), zone },
      place: { name: '구좌 귤밭' },
      note: '장갑은 거기서 빌려줘요',
      remind: 60,
    },
  });
  await emma.call('events.create', {
    chatId,
    key: 'market',
    details: {
      title: 'Night market 🦐',
      time: { allDay: false, from: at('18:30'), until: at('20:30'), zone },
      place: { name: '동문시장 8번 게이트' },
      note: '',
      remind: null,
    },
  });
};

/** The last quarter of an hour: what the room shows when it is opened. */
const tellNewest = async ({ chatId, gahyeon, minjun, jiwoo, seoyeon, emma }: Cast): Promise<void> => {
  const { month, date } = { month: saturday().getUTCMonth() + 1, date: saturday().getUTCDate() };
  await gahyeon.call('notices.set', {
    chatId,
    key: 'meet',
    text: `${month}/${date}(토) 07:30 김포공항 3층 집합`,
  });
  await emma.call('messages.send', {
    chatId,
    key: 'place',
    content: { type: 'place', latitude: 33.5067, longitude: 126.4929, name: '제주공항 5번 게이트' },
  });
  await tell(jiwoo, chatId, { key: 'car', text: '렌터카 예약 완료! 🚗' });
  const vote = await tell(jiwoo, chatId, { key: 'vote', text: '숙소는 투표로 정하자' });
  await emma.call('messages.send', {
    chatId,
    key: 'sticker',
    content: { type: 'sticker', packId: 'kkachi-horang', stickerId: 'best' },
  });
  await minjun.call('messages.send', {
    chatId,
    key: 'photos',
    content: { type: 'photos', fileIds: await photosOf(minjun, [3, 0, 2, 1, 4, 6]) },
  });
  await tell(gahyeon, chatId, { key: 'weather', text: '와 날씨 미쳤다' });
  await tell(gahyeon, chatId, { key: 'asked', text: '올렸어! 다들 골라줘', replyToSeq: vote });
  const { poll, seq } = await gahyeon.call('polls.create', {
    chatId,
    key: 'stay',
    question: '어디서 잘까?',
    choices: ['성산 한옥 스테이', '협재 바다 앞'],
    deadline: new Date(Date.now() + 5 * 3_600_000).toISOString(),
  });
  for (const [one, choice] of [
    [seoyeon, 0],
    [jiwoo, 0],
    [minjun, 1],
  ] as const)
    await one.call('polls.vote', { chatId, id: poll.id, choices: [choice] });
  for (const one of [seoyeon, emma]) await one.call('messages.react', { chatId, seq, emoji: '❤️' });
  await jiwoo.call('messages.react', { chatId, seq, emoji: '👍' });
  const fileId = await upload(seoyeon, {
    name: 'voice.wav',
    type: 'audio/wav',
    as: 'voice',
    bytes: speechWav(12),
  });
  const voice = await seoyeon.call('messages.send', {
    chatId,
    key: 'voice',
    content: { type: 'voice', fileId },
  });
  await readByAll(chatId, [jiwoo, gahyeon], voice.seq);
  await readByAll(chatId, [minjun], seq);
};

/** Tells it, and gives who looks at it: the first person of the demo world. */
export const tellTheTrip = async (): Promise<ToldTrip> => {
  const nobody = createClient({ url: hostUrl() });
  const { people } = await nobody.callOverHttp('demo.list', {});
  const enter = async (name: string): Promise<TestPerson> => {
    const found = people.find((one) => one.name === name)!;
    return personOf(await nobody.callOverHttp('demo.signIn', { accountId: found.id }));
  };
  const [gahyeon, minjun, jiwoo, seoyeon, emma] = await Promise.all(
    ['가현', '민준', '지우', '서연', 'Emma'].map(enter),
  );
  const { chats } = await gahyeon!.call('chats.list', {});
  const { id: chatId } = chats.find(({ name }) => name?.startsWith('제주도 여행'))!;
  const cast = { chatId, gahyeon: gahyeon!, minjun: minjun!, jiwoo: jiwoo!, seoyeon: seoyeon!, emma: emma! };
  await tellOlder(cast);
  await tellNewest(cast);
  const link = await gahyeon!.call('invites.set', { chatId, on: true, guests: true, renew: false });
  return { person: gahyeon!, chatId, friendId: minjun!.id, code: link.code! };
};
