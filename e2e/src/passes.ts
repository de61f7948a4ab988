import { get } from 'node:http';
import type { Page } from '@playwright/test';
import { hostUrl } from './person.ts';

/** Knocks at the engine's door with nothing but a socket: what it answers, and in which words. */
export const knock = (path: string, token: string | undefined): Promise<{ status: number; says: string }> =>
  new Promise((done, fail) => {
    const query = token === undefined ? '' : `?access_token=${encodeURIComponent(token)}`;
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      origin: hostUrl(),
    };
    get(`${hostUrl()}${path}/rtc/v1${query}`, { headers }, (answer) => {
      let says = '';
      answer.on('data', (piece: Buffer) => (says += piece.toString()));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, says }));
    })
      .on('upgrade', (_, socket) => {
        socket.destroy();
        done({ status: 101, says: '' });
      })
      .on('error', fail);
  });

/** Lets a page show another pass at the engine's door: in the place of every one, or of the first that it was given. */
export const swapPass = (page: Page, swap: { to: string; of: 'all' | 'the first' }): Promise<void> =>
  page.evaluate(({ to, of }) => {
    let first: string | undefined;
    const swapped = (address: string | URL): string =>
      String(address).replace(/(?<=access_token=)[^&]+/, (given) => {
        first ??= given;
        return of === 'all' || given === first ? to : given;
      });
    const Plain = globalThis.WebSocket;
    globalThis.WebSocket = class extends Plain {
      constructor(address: string | URL, ...rest: unknown[]) {
        super(swapped(address), ...(rest as []));
      }
    };
    const fetchPlain = globalThis.fetch.bind(globalThis);
    globalThis.fetch = (input, init) =>
      fetchPlain(typeof input === 'string' || input instanceof URL ? swapped(input) : input, init);
  }, swap);

/** What the engine's door has answered to a page that it did not let in. */
export const refusedAtDoor = async (page: Page): Promise<string> => {
  const refused = (answer: { url(): string; status(): number }) =>
    answer.url().includes('/rtc/v1/validate') && answer.status() === 401;
  return (await page.waitForResponse(refused)).text();
};

/** What a pass says. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

/** A part of a pass, as it is written. */
export const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
