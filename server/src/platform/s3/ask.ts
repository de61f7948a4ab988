import {
  Agent as HttpAgent,
  request as askHttp,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as askHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';

/** What was answered; its body is to be read, or let go by `resume`. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: IncomingMessage;
}

/** What is asked. */
export interface Question {
  method: string;
  headers: Record<string, string>;
  body?: Buffer | Readable | undefined;
}

const connectMs = 10_000;
/** Nothing moves for so long: nobody is there any more. */
const silentMs = 60_000;

/**
 * Asks over HTTP, on lines that stay open. By Node's own client: some S3 close the line after each answer, and undici 7 brings
 * the process down when that happens while the body is read slowly (`assert(!this.paused)`, nodejs/undici#5360).
 */
export const openLines = (): ((url: URL, question: Question) => Promise<Answer>) => {
  const options = { keepAlive: true, maxSockets: 64 };
  const [plain, secret] = [new HttpAgent(options), new HttpsAgent(options)];
  return (url, { method, headers, body }) =>
    new Promise((done, failed) => {
      const wish = { method, headers };
      const asked =
        url.protocol === 'https:'
          ? askHttps(url, { ...wish, agent: secret })
          : askHttp(url, { ...wish, agent: plain });
      const end = (why: string) => asked.destroy(Object.assign(new Error(why), { code: 'ETIMEDOUT' }));
      let answer: IncomingMessage | undefined;
      asked.once('socket', (socket) => {
        if (!socket.connecting) return;
        const late = setTimeout(() => end('it could not be connected to in time'), connectMs);
        const stop = () => clearTimeout(late);
        socket.once('connect', stop).once('close', stop);
      });
      asked.setTimeout(silentMs, () => {
        // Whoever reads slowly is waited for.
        if (!answer || answer.readableLength === 0) end('no answer for a minute');
      });
      // Also after the answer: a line that breaks then is told by the body.
      asked.on('error', failed);
      asked.once('response', (message) => {
        answer = message;
        message.once('error', () => undefined);
        done({ status: message.statusCode ?? 0, headers: message.headers, body: message });
      });
      if (body === undefined || Buffer.isBuffer(body)) asked.end(body);
      else pipeline(body, asked, (error) => error && failed(error));
    });
};
