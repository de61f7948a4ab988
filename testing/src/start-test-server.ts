import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSignedIn, type SignInAnswer } from '@maru/contract';
import { inject } from 'vitest';
import { makeDatabase } from './databases.ts';
import { loadServer, type TestClock, type TestConfig, type TestHouse } from './server-shape.ts';
import { callAsNobody, personOf, type CallMethod, type Reach, type TestPerson } from './test-person.ts';

/** What a test may want otherwise. */
export interface TestServerOptions {
  config?: Partial<TestConfig>;
  clock?: TestClock;
  /** How long a fresh socket may take to say hello. */
  helloMs?: number;
  /** Whether the rounds of its jobs begin by themselves; when left out, a job is run by the test alone. */
  rounds?: 'by-themselves' | 'when-asked';
  /** Takes the lines of the log. */
  logTo?: { write(line: string): void };
}

/** A real server on a throwaway database, in this process. */
export interface TestServer<House = TestHouse> {
  url: string;
  house: House;
  /** Stops the server and drops its database. */
  stop(): Promise<void>;
  /** Calls without a session. */
  call: CallMethod;
  /** Always the same Alice; the first to be asked for becomes the operator. */
  alice(): Promise<TestPerson>;
  bob(): Promise<TestPerson>;
  /** Signed up under this name at the first asking, the same person after that. */
  person(name: string): Promise<TestPerson>;
  /** Makes a person of what signing up or in gave; fails where a second step is asked for. */
  as(answer: SignInAnswer): TestPerson;
  /** Starts another process of this host: on the same database, with the same files unless `config` says otherwise. */
  startBeside(config?: Partial<TestConfig>): Promise<TestProcess<House>>;
}

/** One more process of a host. */
export interface TestProcess<House = TestHouse> {
  url: string;
  house: House;
  /** The same person, who comes to this process. */
  at(person: TestPerson): TestPerson;
  stop(): Promise<void>;
}

/** The password of everybody `person()` has signed up. */
export const testPassword = 'open-wooden-hall';

/** What everybody who signs up agrees to: the texts that a new host begins with. */
export const agreed = [
  { subject: 'terms', version: 1 },
  { subject: 'privacy', version: 1 },
];

const gatherPeople = (reach: Reach) => {
  const known = new Map<string, Promise<TestPerson>>();
  const signUp = async (name: string): Promise<TestPerson> => {
    const handle = /^[a-z0-9_.]{3,20}$/.test(name.toLowerCase())
      ? name.toLowerCase()
      : `person_${known.size}`;
    return personOf(
      await callAsNobody(reach.url)('accounts.signUp', { handle, name, password: testPassword, agreed }),
      reach,
    );
  };
  return (name: string): Promise<TestPerson> => {
    const person = known.get(name) ?? signUp(name);
    known.set(name, person);
    return person;
  };
};

/**
 * Starts a server with all features. Rate limits are off unless the test turns them on, and so is the approval of new
 * devices: most tests sign somebody in twice and are about something else.
 */
export const startTestServer = async <House = TestHouse>({
  config,
  rounds = 'when-asked',
  ...others
}: TestServerOptions = {}): Promise<TestServer<House>> => {
  const [{ startServer, readConfig, features }, database, dataDir] = await Promise.all([
    loadServer(),
    makeDatabase(inject('databaseUrl')),
    mkdtemp(join(tmpdir(), 'maru-test-')),
  ]);
  const settings = {
    ...readConfig([], {}),
    port: 0,
    bind: '127.0.0.1',
    rateLimits: 'off',
    approval: 'off',
    logLevel: 'error',
    drainMs: 0,
    dataDir,
    ...config,
    databaseUrl: database.url,
  };
  const options = { ...others, rounds };
  const server = await startServer(settings, features, options);
  const reach: Reach = { url: server.url, closing: [] };
  const startBeside = async (other: Partial<TestConfig> = {}): Promise<TestProcess<House>> => {
    const beside = await startServer({ ...settings, ...other }, features, options);
    const there: Reach = { url: beside.url, closing: reach.closing };
    return {
      url: beside.url,
      house: beside.house as House,
      at: ({ token, id, handle, name }) =>
        personOf({ token, account: { id, handle, name } } as Parameters<typeof personOf>[0], there),
      stop: () => beside.stop(),
    };
  };
  const person = gatherPeople(reach);
  return {
    url: server.url,
    house: server.house as House,
    call: callAsNobody(server.url),
    person,
    alice: () => person('Alice'),
    bob: () => person('Bob'),
    as(answer) {
      if (!isSignedIn(answer)) throw new Error(`a second step is asked for: ${answer.ways.join(', ')}`);
      return personOf(answer, reach);
    },
    startBeside,
    async stop() {
      await Promise.all(reach.closing.map(async (close) => close()));
      await server.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
