import { createClient, type Client, type ClientOptions, type SocketMaker } from '@maru/client';
import type { AccountId, InputOf, MethodName, OutputOf, SignedIn } from '@maru/contract';
import { WebSocket } from 'ws';
import { lightFetch } from './light-fetch.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';

/** Calls a method and gives its output; refusals are thrown as RefusalError. */
export type CallMethod = <Name extends MethodName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;

/** Somebody with a session on the test server. */
export interface TestPerson {
  id: AccountId;
  handle: string;
  name: string;
  token: string;
  /** Over HTTP. */
  call: CallMethod;
  /** A client of ours over the gateway, connected. */
  connect(options?: Partial<ClientOptions>): Promise<Client>;
  /** A bare socket that has said hello. */
  rawSocket(hello?: Record<string, unknown>): Promise<RawSocket>;
}

/** How a person reaches the server, and what is to be closed at the end. */
export interface Reach {
  url: string;
  closing: (() => unknown)[];
}

const httpClient = (url: string, token?: string) =>
  createClient({ url, fetch: lightFetch, ...(token && { token }) });

/** A test may begin several calls and look at their refusals one by one: until it does, they count as heard. */
const callerOf =
  (client: Client): CallMethod =>
  (name, input) => {
    const answer = client.callOverHttp(name, input);
    answer.catch(() => undefined);
    return answer;
  };

/** Calls without a session. */
export const callAsNobody = (url: string): CallMethod => callerOf(httpClient(url));

/** Opens a client of ours over the gateway, which reconnects, repeats and catches up by itself. It need not be up yet. */
export const openClient = (options: ClientOptions): Client => {
  const client = createClient({ WebSocket: WebSocket as unknown as SocketMaker, ...options });
  client.connect();
  return client;
};

/** Makes a test person of what signing up or in gave. */
export const personOf = ({ token, account }: SignedIn, { url, closing }: Reach): TestPerson => ({
  id: account.id,
  handle: account.handle ?? '',
  name: account.name,
  token,
  call: callerOf(httpClient(url, token)),
  async connect(options = {}) {
    const client = await new Promise<Client>((done) => {
      const made = createClient({
        url,
        token,
        WebSocket: WebSocket as unknown as SocketMaker,
        ...options,
        onWelcome: (welcome) => {
          options.onWelcome?.(welcome);
          done(made);
        },
      });
      made.connect();
      closing.push(() => made.close());
    });
    return client;
  },
  async rawSocket(hello = {}) {
    const socket = await openRawSocket(url, { token, ...hello });
    closing.push(() => socket.close());
    return socket;
  },
});
