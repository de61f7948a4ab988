import { ChatId, FileId, fileForms, type FileForm } from '@maru/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller, FindCaller, House } from '../../../platform/house.ts';
import { identifyReader, sendRefusal } from '../../../platform/http/index.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { presentFile } from '../present.ts';
import { readFiles } from '../store.ts';
import { readVisibleUse, type ServedFile } from '../uses-store.ts';
import { sendFile } from './send-file.ts';

interface Asked {
  chat: string;
  file: string;
  form: string;
}

const findMine = async (house: House, who: Caller, fileId: FileId): Promise<ServedFile | undefined> => {
  const [row] = await readFiles(house.db, who.accountId, [fileId]);
  return row && { ...row, ref: presentFile(row) };
};

/** The file, where this person may have it: their own, or of a message they see. */
const findServed = async (
  house: House,
  who: Caller,
  { chat, file }: Asked,
): Promise<ServedFile | undefined> => {
  const fileId = FileId.safeParse(file.toLowerCase()).data;
  if (!fileId) return undefined;
  if (chat === 'mine') return findMine(house, who, fileId);
  const chatId = ChatId.safeParse(chat.toLowerCase()).data;
  return chatId && readVisibleUse(house.db, { chatId, reader: who.accountId, fileId });
};

const requireServed = async (
  house: House,
  request: FastifyRequest<{ Params: Asked }>,
  findCaller: FindCaller,
): Promise<{ served: ServedFile; form: FileForm }> => {
  const who = await identifyReader(request, (token) => findCaller(house, token));
  house.rateLimits.spend('cheap', request.ip, undefined);
  if (!who) throw refuse('not_signed_in');
  const form = fileForms.find((one) => one === request.params.form);
  const served = form && (await findServed(house, who, request.params));
  if (!form || !served) throw refuse('file_not_found');
  if (served.expires_at && served.expires_at <= house.clock.now()) throw refuse('file_expired');
  return { served, form };
};

/** `GET /files/<chat>/<file>/<form>` for those who see a message with it, `GET /files/mine/<file>/<form>` for its owner. */
export const serveDownloads = (http: FastifyInstance, house: House, findCaller: FindCaller): void => {
  http.route<{ Params: Asked; Querystring: { download?: string; view?: string } }>({
    method: ['GET', 'HEAD'],
    url: '/files/:chat/:file/:form',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      try {
        const { served, form } = await requireServed(house, request, findCaller);
        return await sendFile(house, { served, form, request, reply });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return sendRefusal(reply.header('cache-control', 'no-store'), error);
      }
    },
  });
};
