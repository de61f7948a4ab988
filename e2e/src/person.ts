import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { createClient } from '@maru/client';
import {
  isSignedIn,
  type AccountId,
  type ChatId,
  type InputOf,
  type MethodName,
  type OutputOf,
  type SignInAnswer,
} from '@maru/contract';

/** The password of everybody in the journeys. */
export const password = 'open-wooden-hall';

/** What everybody who signs up agrees to: the texts that a new host begins with. */
export const agreed = [
  { subject: 'terms', version: 1 },
  { subject: 'privacy', version: 1 },
];

/** Where the host of the journeys is. */
export const hostUrl = (): string => {
  const url = process.env['MARU_URL'];
  if (!url) throw new Error('the host has not been started');
  return url;
};

/** The same host by a name: browsers give passkeys to hosts with a name only. */
export const namedHostUrl = (): string => hostUrl().replace('127.0.0.1', 'localhost');

/** Somebody with an account, reached by calls alone until they visit. */
export interface TestPerson {
  id: AccountId;
  handle: string;
  name: string;
  token: string;
  call<Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Sends a message; gives its seq. */
  say(chatId: ChatId, text: string, rest?: { replyToSeq?: number }): Promise<number>;
}

/** A handle that nobody else in this run has. */
export const newHandle = (): string => `p${randomBytes(6).toString('hex')}`;

const newKey = (): string => randomBytes(12).toString('hex');

/** Makes a person of what signing up or in gave. */
export const personOf = (answer: SignInAnswer): TestPerson => {
  if (!isSignedIn(answer)) throw new Error(`a second step is asked for: ${answer.ways.join(', ')}`);
  const { token, account } = answer;
  const client = createClient({ url: hostUrl(), token });
  return {
    id: account.id,
    handle: account.handle ?? '',
    name: account.name,
    token,
    call: (name, input) => client.callOverHttp(name, input),
    say: async (chatId, text, rest = {}) =>
      (await client.callOverHttp('messages.send', { chatId, key: newKey(), text, ...rest })).seq,
  };
};

/** Makes an account. */
export const signUp = async (name: string): Promise<TestPerson> =>
  personOf(
    await createClient({ url: hostUrl() }).callOverHttp('accounts.signUp', {
      handle: newHandle(),
      name,
      password,
      agreed,
    }),
  );

/** The operator of the host of the journeys. */
export const signInOperator = async (): Promise<TestPerson> =>
  personOf(
    await createClient({ url: hostUrl() }).callOverHttp('accounts.signIn', {
      handle: process.env['MARU_OPERATOR'] ?? '',
      password,
    }),
  );

/** Makes accounts that all know each other. */
export const signUpFriends = async (...names: string[]): Promise<TestPerson[]> => {
  const people = await Promise.all(names.map(signUp));
  await Promise.all(
    people.flatMap((one) =>
      people
        .filter((other) => other !== one)
        .map((other) => one.call('people.addFriend', { accountId: other.id })),
    ),
  );
  return people;
};

/** The chat between two. */
export const directChat = async (one: TestPerson, other: TestPerson): Promise<ChatId> =>
  (await one.call('chats.create', { memberIds: [other.id] })).chat.id;

/** A group with its first person as the host. */
export const groupOf = async (name: string, [host, ...others]: TestPerson[]): Promise<ChatId> => {
  const { chat } = await host!.call('chats.create', { memberIds: others.map(({ id }) => id), name });
  return chat.id;
};
