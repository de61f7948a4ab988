import { WebSocket } from 'ws';
import type { Host } from '../host.ts';
import { seedChats, seedPeople, type Seeded } from '../seed.ts';

/** What one client that wants harm was told. */
export interface Hostility {
  frames_per_s: number;
  refused: number;
  answered: number;
  /** Times it was sent away, and came back. */
  sent_away: number;
}

const deep = `{"id":1,"call":"messages.send","input":${'['.repeat(40)}${']'.repeat(40)}}`;

/** What it says in turn: dear questions, broken frames, large ones, and messages without end. */
const frames = (chatId: string): ((number: number) => string)[] => [
  (number) =>
    JSON.stringify({
      id: number,
      call: 'messages.send',
      input: { chatId, key: `h${number}`, text: 'x'.repeat(9_000) },
    }),
  (number) => JSON.stringify({ id: number, call: 'search.messages', input: { query: 'a' } }),
  (number) => JSON.stringify({ id: number, call: 'chats.list', input: { limit: 1_000 } }),
  (number) =>
    JSON.stringify({
      id: number,
      call: 'logs.read',
      input: { log: `chat:${chatId}`, afterSeq: 0, limit: 500 },
    }),
  () => deep,
  () => '{"half":',
  (number) => JSON.stringify({ id: number, call: `no.such${'x'.repeat(40)}`, input: {} }),
];

/** One client that does its worst for as long as `until` has not come, with every socket it is given. */
export const beHostile = async (host: Host, until: () => boolean): Promise<Hostility> => {
  const people = await seedPeople(host.db, 2);
  const [chatId] = await seedChats(host.db, 'direct', [people]);
  const { token } = people[0] as Seeded;
  const says = frames(chatId as string);
  const told = { frames_per_s: 0, refused: 0, answered: 0, sent_away: 0 };
  let sent = 0;
  const began = performance.now();
  const visit = () =>
    new Promise<void>((done) => {
      const socket = new WebSocket(host.gateway, { perMessageDeflate: false });
      const end = () => {
        socket.terminate();
        done();
      };
      const pour = () => {
        if (until()) return end();
        if (socket.readyState !== socket.OPEN) return;
        // It does not wait for answers, only for its own socket.
        for (let at = 0; at < 50 && socket.bufferedAmount < 1_000_000; at++, sent++)
          socket.send((says[sent % says.length] as (number: number) => string)(sent));
        setTimeout(pour, 1);
      };
      socket.on('error', () => undefined);
      socket.on('open', () => {
        socket.send(JSON.stringify({ hello: { token } }));
        pour();
      });
      socket.on('message', (data: Buffer) => {
        const frame = data.toString('latin1', 0, 80);
        if (frame.includes('"ok":true')) told.answered++;
        else if (frame.includes('refusal')) told.refused++;
      });
      socket.on('close', () => {
        if (!until()) told.sent_away++;
        setTimeout(end, 20);
      });
    });
  while (!until()) await visit();
  told.frames_per_s = Math.round(sent / ((performance.now() - began) / 1_000));
  return told;
};
