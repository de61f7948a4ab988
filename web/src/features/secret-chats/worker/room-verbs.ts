import type { PayloadDraft } from '@maru/crypto/payload';
import type { Keeper } from './keeper.ts';
import { presentItem } from './present-page.ts';
import { refuse, requireRoom } from './require-room.ts';
import type { WorkerVerbs } from './worker-calls.ts';

const day = 24 * 60 * 60 * 1_000;

const placed = ({ seq, at }: { seq: number; at: number }) => ({ seq, at: new Date(at).toISOString() });

const fields = <Fields extends Record<string, unknown>>(all: Fields): Fields =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Fields;

/** What is said, changed and asked in rooms. */
export const roomVerbs = (keeper: Keeper) =>
  ({
    async send({ chatId, key, draft, fileIds, silent }) {
      const room = await requireRoom(keeper, chatId);
      const vanishAfter = draft.kind === 'message' ? draft.vanishAfter : undefined;
      const vanishAt = vanishAfter === undefined ? undefined : keeper.now() + vanishAfter * 1_000;
      return placed(
        await room.send(draft, {
          key,
          ...(fileIds && { fileIds }),
          ...(silent !== undefined && { silent }),
          ...(vanishAt !== undefined && { vanishAt }),
        }),
      );
    },
    async edit({ chatId, key, seq, text, mentions }) {
      const room = await requireRoom(keeper, chatId);
      const line = await keeper.kept.findLine(chatId, seq);
      if (!line) throw refuse('message_not_found', 'There is no such message.');
      if (line.entry.author !== keeper.me) throw refuse('not_your_message', 'Somebody else wrote it.');
      if (line.entry.body['deleted']) throw refuse('message_deleted', 'It is gone.');
      if (Date.parse(line.entry.at) + day < keeper.now()) throw refuse('too_late', 'It is too old.');
      const draft = fields({ kind: 'edit', seq, text, mentions }) as PayloadDraft;
      return placed(await room.send(draft, { key }));
    },
    async react({ chatId, key, seq, emoji }) {
      const room = await requireRoom(keeper, chatId);
      const line = await keeper.kept.findLine(chatId, seq);
      if (!line) throw refuse('message_not_found', 'There is no such message.');
      if (line.entry.body['deleted']) throw refuse('message_deleted', 'It is gone.');
      const mine = line.reactions?.find(([who]) => who === keeper.me)?.[1] ?? null;
      if (mine === emoji) return { seq: null };
      const sent = await room.send({ kind: 'react', seq, emoji }, { key });
      return { seq: sent.seq };
    },
    async item({ chatId, seq }) {
      const line = await keeper.kept.findLine(chatId, seq);
      return line ? presentItem(line, keeper.me) : null;
    },
    texts: async ({ chatId, seq }) => (await keeper.kept.findLine(chatId, seq))?.formerTexts ?? [],
    async hide({ chatId, seqs }) {
      await keeper.kept.forget(chatId, seqs);
      return {};
    },
    async bookmark({ chatId, seq, on }) {
      await keeper.kept.mark(chatId, seq, on);
      return {};
    },
    async forget({ chatId }) {
      await keeper.forgetRoom(chatId);
      return {};
    },
  }) satisfies Partial<WorkerVerbs>;
