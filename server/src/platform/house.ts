import type {
  AccountId,
  DeviceId,
  InputOf,
  LogName,
  MethodName,
  OutputOf,
  ParsedInputOf,
  SessionId,
} from '@maru/contract';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Blobs } from './blobs/index.ts';
import type { Bus, NewsLine } from './bus/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/index.ts';
import type { Db, Queryable } from './db/index.ts';
import type { RateLimits } from './gateway/rate-limits.ts';
import type { Health } from './health/index.ts';
import type { HostSettingsBook } from './host-settings/index.ts';
import type { Keys } from './keys/index.ts';
import type { Connection, Live } from './live/index.ts';
import type { Log, StoredEntry } from './log/index.ts';
import type { Mail } from './mail/index.ts';
import type { MediaEngine } from './media/index.ts';
import type { Metrics } from './metrics/index.ts';
import type { Traces } from './traces/index.ts';
import type { Processes } from './processes/index.ts';

/** What the platform lends to every feature. */
export interface House {
  readonly config: Config;
  readonly clock: Clock;
  readonly db: Db;
  readonly log: Log;
  readonly live: Live;
  readonly bus: Bus;
  readonly blobs: Blobs;
  readonly logger: Logger;
  /** What the key of this host can do: it seals what the database is not to hold in clear, and signs links. */
  readonly keys: Keys;
  readonly mail: Mail;
  /** Carries voices and pictures of calls. */
  readonly media: MediaEngine;
  readonly metrics: Metrics;
  /** Tells a collector how long things take; undefined where none was named. */
  readonly traces: Traces | undefined;
  readonly rateLimits: RateLimits;
  /** News for every process on this database, told with a transaction. */
  readonly news: NewsLine;
  /** What operators change while the host runs. */
  readonly hostSettings: HostSettingsBook;
  /** How this process is. */
  readonly health: Health;
  /** Which processes serve this host. */
  readonly processes: Processes;
  /** The epoch of the database. */
  readonly epoch: string;
}

/** Who calls. */
export interface Caller {
  accountId: AccountId;
  sessionId: SessionId;
  /** The device that the session is of: it lasts longer. */
  deviceId: DeviceId;
  /** When the secret that they came with was made. */
  secretAt?: Date;
  guest: boolean;
  operator: boolean;
  handle: string | null;
  name: string;
  /** Kept out by an operator, until this moment or until it is ended. */
  suspended?: { reason: string; endsAt: Date | null };
  /** The account is to be deleted at this moment, and can come back until then. */
  leaving?: { endsAt: Date };
  /** Too young to decide alone: the account rests until a guardian consents. */
  guarded?: boolean;
}

/** How a call came. */
export interface Via {
  address: string;
  client: string;
  /** The name that this browser was given when somebody was last signed in there; only from our own pages, over HTTP. */
  browser: string | undefined;
  /** The session cookie by itself, without its other half; only from our own pages, over HTTP. */
  session?: string | undefined;
  /** The token that the call came with, with its other half; only over HTTP. */
  token?: string | undefined;
  /** The connection the call came over, where it came over the gateway. */
  connection: Connection | undefined;
}

/** A call: what every verb gets beside its input. */
export interface Call {
  house: House;
  /** Undefined only for methods that anyone may call. */
  who: Caller | undefined;
  via: Via;
}

/** A call of somebody who is signed in. */
export interface SignedCall extends Call {
  who: Caller;
}

/** A verb: what a feature does for one method. */
export type Verb<Name extends MethodName> = (
  call: Call,
  input: ParsedInputOf<Name>,
) => Promise<OutputOf<Name>>;

/** The same for a method that needs a session: the gateway has made sure of it. */
export type SignedVerb<Name extends MethodName> = (
  call: SignedCall,
  input: ParsedInputOf<Name>,
) => Promise<OutputOf<Name>>;

type AnyoneMethods =
  | 'accounts.describeHost'
  | 'accounts.signUp'
  | 'accounts.checkHandle'
  | 'accounts.signIn'
  | 'consents.required'
  | 'consents.readText'
  | 'guardians.look'
  | 'guardians.answerByMail'
  | 'login.finishWithTotp'
  | 'login.finishWithRecoveryCode'
  | 'login.beginPasskeyStep'
  | 'login.finishWithPasskey'
  | 'login.beginPasskeySignIn'
  | 'login.signInWithPasskey'
  | 'approval.ask'
  | 'approval.look'
  | 'approval.wait'
  | 'approval.finish'
  | 'approval.beginQr'
  | 'approval.lookQr'
  | 'approval.finishQr'
  | 'recovery.confirmMail'
  | 'recovery.ask'
  | 'recovery.look'
  | 'recovery.recover'
  | 'invites.preview'
  | 'invites.joinAsGuest'
  | 'demo.list'
  | 'demo.signIn';

/** The table of methods of a feature: which verb answers which method. */
export type MethodTable = {
  [Name in MethodName]?: Name extends AnyoneMethods ? Verb<Name> : SignedVerb<Name>;
};

/** A reader's right to a log: entries after `fromSeq` may be read. */
export interface ReadRight {
  fromSeq: number;
}

/** A log that an account reads from now on, after a seq; or that it reads no longer. */
export interface Following {
  log: LogName;
  fromSeq?: number | undefined;
  ends?: boolean;
}

/** Work that comes round by itself: done by one process at a time, wherever the role `worker` runs. */
export interface Job {
  /** `<feature>.<job>`, the same in every process. */
  name: string;
  everyMs: number;
  run: (house: House) => Promise<void>;
}

/** What a feature brings to the house. */
export interface Feature {
  name: string;
  methods?: MethodTable;
  /** HTTP beside the calls: uploads, downloads. */
  routes?: (http: FastifyInstance, house: House, findCaller: FindCaller) => void;
  /** Work that comes round by itself. */
  jobs?: readonly Job[];
  /** Names of the blobs that its tables speak of: a host that is brought back says which of them are missing. */
  namedBlobs?: (db: Queryable) => Promise<readonly string[]>;
  /** Called once before the doors open; may subscribe to news and begin work. */
  start?: (house: House) => Promise<void> | void;
  stop?: (house: House) => Promise<void> | void;
  /** Who reads a log no further than this entry; undefined where it says nothing of that. */
  leaverOf?: (entry: StoredEntry) => AccountId | undefined;
  /** What an entry of an account's log says of the logs that the account reads; undefined where it says nothing of that. */
  follows?: (entry: StoredEntry) => Following | undefined;
  /** The logs an account reads, each with its newest seq. */
  logsOf?: (house: House, accountId: AccountId) => Promise<{ log: LogName; lastSeq: number }[]>;
  /** May this account read this log, and from where? Undefined where this feature does not keep such logs. */
  readRight?: (house: House, accountId: AccountId, log: LogName) => Promise<ReadRight | undefined>;
  /** Entries read from the database as one reader may have them: the persons named in them as that reader sees them. */
  dress?: (
    house: House,
    reader: AccountId,
    entries: readonly StoredEntry[],
  ) => Promise<readonly StoredEntry[]>;
  /** Finds who a token belongs to. */
  findCaller?: FindCaller;
  /** Refuses where the person at this session has not proved lately who they are; for methods that ask for proof. */
  requireProof?: (house: House, who: Caller) => Promise<void>;
  /** A connection has said hello. */
  onConnect?: (house: House, connection: Connection) => void;
  onDisconnect?: (house: House, connection: Connection) => void;
}

/** Finds who a token belongs to; undefined where it is not or no longer good. */
export type FindCaller = (house: House, token: string) => Promise<Caller | undefined>;

export type { InputOf, OutputOf };
