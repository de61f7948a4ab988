import type { MediaNews, MediaSource } from '../engine.ts';

/** Somebody who is in a room. */
export interface PersonThere {
  /** LiveKit's name of this stay: another one is another line under the same identity. */
  sid: string;
  sources: ReadonlySet<MediaSource>;
}

type People = ReadonlyMap<string, PersonThere>;

const none: ReadonlySet<MediaSource> = new Set();

/** What has happened between two looks at a room. Pure. */
export const compareRooms = (
  roomId: string,
  { before, now, banished }: { before: People; now: People; banished: ReadonlySet<string> },
): MediaNews[] => {
  const news: MediaNews[] = [];
  for (const identity of before.keys())
    if (!now.has(identity))
      news.push({ type: 'left', roomId, identity, why: banished.has(identity) ? 'removed' : 'gone' });
  for (const [identity, { sid, sources }] of now) {
    const was = before.get(identity);
    if (was?.sid !== sid) news.push({ type: 'joined', roomId, identity });
    const had = was?.sources ?? none;
    for (const source of sources)
      if (!had.has(source)) news.push({ type: 'published', roomId, identity, source });
    for (const source of had)
      if (!sources.has(source)) news.push({ type: 'unpublished', roomId, identity, source });
  }
  return news;
};
