import { randomUUID } from 'node:crypto';
import type { ChatId, InputOf } from '@maru/contract';
import type { TestPerson } from '../test-person.ts';
import { uploadFile } from '../upload-file.ts';
import type { Things } from './scene.ts';

/** The smallest picture there is: one dot. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An event of this name, in an hour. */
export const detailsOf = (title: string): InputOf<'events.create'>['details'] => ({
  title,
  time: { allDay: false, from: new Date(Date.now() + 3_600_000).toISOString(), zone: 'UTC' },
});

const writeMessages = async (url: string, author: TestPerson, { chatId, mark }: Named) => {
  const photoId = await uploadFile(url, author, { bytes: dot, filename: `${mark}.png`, as: 'photo' });
  await author.call('consents.answer', { subject: 'livePlace', version: 1, what: 'given' });
  const [{ seq }, { seq: photoSeq }, { seq: placeSeq }] = [
    await author.call('messages.send', { chatId, key: randomUUID(), text: `${mark} hello to this hall` }),
    await author.call('messages.send', {
      chatId,
      key: randomUUID(),
      content: { type: 'photos', fileIds: [photoId] },
    }),
    await author.call('places.share', {
      chatId,
      key: randomUUID(),
      latitude: 37,
      longitude: 127,
      minutes: 60,
    }),
  ];
  return { seq, photoSeq, placeSeq, photoId };
};

const writeBoard = async (author: TestPerson, { chatId, mark }: Named) => {
  const { post } = await author.call('board.post', { chatId, key: randomUUID(), text: `${mark} a post` });
  const commentId = randomUUID();
  await author.call('board.comment', { chatId, id: post.id, commentId, text: `${mark} a comment` });
  return { postId: post.id, commentId };
};

interface Named {
  chatId: ChatId;
  /** Stands in all that is written. */
  mark: string;
}

/** Fills a chat with one of everything, by one author. */
export const buildThings = async (url: string, author: TestPerson, named: Named): Promise<Things> => {
  const { chatId, mark } = named;
  const here = () => ({ chatId, key: randomUUID() });
  const [messages, board, { poll }, { event }, { list }, { notice }, { album }] = await Promise.all([
    writeMessages(url, author, named),
    writeBoard(author, named),
    author.call('polls.create', {
      ...here(),
      question: `${mark} where to?`,
      choices: [`${mark} here`, 'there'],
      mayAdd: true,
    }),
    author.call('events.create', { ...here(), details: detailsOf(`${mark} supper`) }),
    author.call('todos.create', { ...here(), title: `${mark} to do`, items: [{ text: `${mark} rice` }] }),
    author.call('notices.set', { ...here(), text: `${mark} a notice` }),
    author.call('albums.create', { ...here(), name: `${mark} album` }),
  ]);
  const inAlbum = await uploadFile(url, author, { bytes: dot, filename: 'album.png', as: 'photo' });
  await addOnceReady(author, { chatId, id: album.id, fileIds: [inAlbum] });
  return {
    chatId,
    ...messages,
    ...board,
    photoId: inAlbum,
    pollId: poll.id,
    eventId: event.id,
    todoId: list.id,
    noticeId: notice.id,
    albumId: album.id,
  };
};

/** The host looks at every photo that arrives, which takes a moment. */
const addOnceReady = async (author: TestPerson, wish: InputOf<'albums.add'>): Promise<void> => {
  await author.call('albums.add', wish);
};
