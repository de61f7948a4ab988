import { z } from 'zod';
import { Person } from '../accounts/types.ts';
import { AccountId, ChatId, Moment, Seq } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';

/** Who may sign up: everyone, those who were given an invitation, nobody. */
export const SignUpMode = z.enum(['open', 'invitation', 'closed']);
/** Who may sign up: everyone, those who were given an invitation, nobody. */
export type SignUpMode = z.infer<typeof SignUpMode>;

/** What operators change while the host runs. */
export const HostSettings = z.object({
  signUp: SignUpMode,
  /** Bytes of the largest file. */
  fileBytes: z.int().min(1_000).max(5_000_000_000),
  /** Bytes of files that one account may keep; 0 is no limit. */
  quotaBytes: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Days after which files are let go; 0 keeps them for good. */
  fileDays: z.int().min(0).max(36_500),
  /** Days after which a device that nobody uses is signed out. */
  idleDays: z.int().min(1).max(400),
  /** Days after which everybody signs in anew, used or not; 0: never. */
  sessionDays: z.int().min(0).max(3_650),
  /** Must every account have a second step for signing in, or is that left to people? */
  secondStep: z.enum(['free', 'required']),
  /** How many calls are allowed, in percent of what is built in. */
  callsPercent: z.int().min(10).max(1_000),
  /** What somebody who was suspended reads: whom to ask. */
  appeal: z.string().trim().max(limits.desk.appeal),
  /** Who answers for this host, as the terms and the privacy policy name them. */
  contact: z.string().trim().max(limits.desk.appeal),
  /** Who is younger than this needs a guardian; 0: nobody is asked for their age. */
  minAge: z.union([z.literal(0), z.int().min(13).max(16)]),
  /** What becomes of those who are younger: a guardian may consent, or they cannot have an account. */
  underAge: z.enum(['guardian', 'refused']),
  /** May people call each other here? What goes on goes on. */
  calls: z.enum(['on', 'off']),
  /** Calls that go on at once; whoever wants to start one more is asked to try again. */
  callsAtOnce: z.int().min(1).max(100_000),
  /** May the hosts of a group record its calls, where everybody in them sees so? */
  callRecording: z.enum(['on', 'off']),
});
/** What operators change while the host runs. */
export type HostSettings = z.infer<typeof HostSettings>;

/** Why somebody may not come in, and until when; null: until an operator ends it. */
export const Suspension = z.object({ reason: z.string(), endsAt: Moment.nullable() });
/** Why somebody may not come in, and until when; null: until an operator ends it. */
export type Suspension = z.infer<typeof Suspension>;

/** Somebody as operators see them: who they are and what they take up, and nothing of what they say. */
export const DeskPerson = z.object({
  person: Person,
  operator: z.boolean(),
  createdAt: Moment,
  /** Devices that are signed in. */
  sessions: z.int(),
  fileBytes: z.int(),
  suspension: Suspension.nullable(),
});
/** Somebody as operators see them: who they are and what they take up, and nothing of what they say. */
export type DeskPerson = z.infer<typeof DeskPerson>;

/** A complaint that waits for an operator, with the words that were written to the operators. */
export const DeskReport = z.object({
  id: z.uuid(),
  by: Person,
  about: Person,
  chatId: ChatId.nullable(),
  reason: z.enum(['spam', 'scam', 'harassment', 'impersonation', 'other']),
  note: z.string(),
  at: Moment,
  /** Messages of a secret room that were revealed with it. Each was found genuine: who wrote it, and when, is so. */
  revealed: z
    .array(
      z.object({
        author: Person,
        seq: Seq,
        at: Moment,
        text: z.string(),
        /** What kind of thing it held beside its words. */
        held: z.string().nullable(),
      }),
    )
    .optional(),
});
/** A complaint that waits for an operator, with the words that were written to the operators. */
export type DeskReport = z.infer<typeof DeskReport>;

/** How the host is. */
export const HostHealth = z.object({
  version: z.string(),
  node: z.string(),
  startedAt: Moment,
  at: Moment,
  database: z.object({ ok: z.boolean(), version: z.string(), pingMs: z.number() }),
  /** Is news of other processes on this database heard? */
  newsLine: z.boolean(),
  connections: z.int(),
  /** Calls that go on, and what carries them; nothing of who. `engine` is null where it does not answer. */
  calls: z.object({
    live: z.int(),
    people: z.int(),
    engine: z
      .object({
        load: z.number(),
        rooms: z.int(),
        people: z.int(),
        outMbps: z.number(),
        loss: z.number(),
        workers: z.int(),
        crashes: z.int(),
      })
      .nullable(),
  }),
  /** Things that wait for a worker, by what they are. */
  queues: z.array(z.object({ name: z.string(), waiting: z.int() })),
  /** The last round of each job in the process that answers. */
  jobs: z.array(
    z.object({
      name: z.string(),
      everyMs: z.number(),
      at: Moment,
      tookMs: z.number(),
      ok: z.boolean(),
    }),
  ),
  /** What went wrong lately in the process that answers: where, and codes; never words. */
  problems: z.array(
    z.object({
      at: Moment,
      where: z.string(),
      kind: z.string(),
      code: z.string().nullable(),
      incident: z.string().nullable(),
    }),
  ),
});
/** How the host is. */
export type HostHealth = z.infer<typeof HostHealth>;

/** What takes up room. */
export const HostStorage = z.object({
  databaseBytes: z.number(),
  /** The largest tables of the database. */
  tables: z.array(z.object({ name: z.string(), bytes: z.number() })),
  /** Files that people keep, by kind. */
  kinds: z.array(z.object({ kind: z.string(), files: z.int(), bytes: z.number() })),
  /** Who keeps the most. */
  top: z.array(z.object({ person: Person, bytes: z.number() })),
  /** Free and all room on the disk of the data folder; null where files lie elsewhere. */
  disk: z.object({ free: z.number(), size: z.number() }).nullable(),
  accounts: z.int(),
  guests: z.int(),
  chats: z.int(),
});
/** What takes up room. */
export type HostStorage = z.infer<typeof HostStorage>;

/** A deed in the audit log. `by` is null for the command line. */
export const AuditRecord = z.object({
  number: z.int(),
  at: Moment,
  deed: z.string(),
  by: AccountId.nullable(),
  byName: z.string(),
  about: z.string().nullable(),
  aboutName: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
/** A deed in the audit log. `by` is null for the command line. */
export type AuditRecord = z.infer<typeof AuditRecord>;
