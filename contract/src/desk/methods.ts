import { z } from 'zod';
import { AccountId, Moment } from '../wire/ids.ts';
import { limits } from '../wire/limits.ts';
import { method } from '../wire/method.ts';
import { AuditRecord, DeskPerson, DeskReport, HostHealth, HostSettings, HostStorage } from './types.ts';

const Settings = z.object({
  settings: HostSettings,
  /** As the program was started. */
  first: HostSettings,
});

/** What the host keeps to now, and what it was started with. */
export const getSettings = method('desk.getSettings', {
  summary: 'The settings that operators change while the host runs.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: Settings,
});

/** Changes what the host keeps to; every process obeys at once. What is null goes back to what the program was started with. */
export const changeSettings = method('desk.changeSettings', {
  summary: 'Change settings of the running host.',
  caller: 'operator',
  about: 'host',
  proof: true,
  repeatable: true,
  input: z.strictObject({
    signUp: HostSettings.shape.signUp.nullable().optional(),
    fileBytes: HostSettings.shape.fileBytes.nullable().optional(),
    quotaBytes: HostSettings.shape.quotaBytes.nullable().optional(),
    fileDays: HostSettings.shape.fileDays.nullable().optional(),
    idleDays: HostSettings.shape.idleDays.nullable().optional(),
    sessionDays: HostSettings.shape.sessionDays.nullable().optional(),
    secondStep: HostSettings.shape.secondStep.nullable().optional(),
    callsPercent: HostSettings.shape.callsPercent.nullable().optional(),
    appeal: HostSettings.shape.appeal.nullable().optional(),
    contact: HostSettings.shape.contact.nullable().optional(),
    minAge: HostSettings.shape.minAge.nullable().optional(),
    underAge: HostSettings.shape.underAge.nullable().optional(),
    calls: HostSettings.shape.calls.nullable().optional(),
    callsAtOnce: HostSettings.shape.callsAtOnce.nullable().optional(),
    callRecording: HostSettings.shape.callRecording.nullable().optional(),
  }),
  output: Settings,
});

/** How the host is. */
export const getHealth = method('desk.health', {
  summary: 'Version, database, jobs, and what went wrong lately, in codes.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: HostHealth,
});

/** What takes up room. */
export const getStorage = method('desk.storage', {
  summary: 'Sizes of the database and of files, by kind and by account.',
  caller: 'operator',
  about: 'host',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({}),
  output: HostStorage,
});

/** People whose handle or name has these letters, at most 50; without letters those who came last. */
export const findPeople = method('desk.findPeople', {
  summary: 'Find people by handle or name.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({
    query: z.string().trim().max(limits.personName).default(''),
    suspended: z.boolean().default(false),
  }),
  output: z.object({ people: z.array(DeskPerson) }),
});

/** Keeps somebody out, until a moment or until an operator ends it; their sockets close. A second time changes reason and end. */
export const suspend = method('desk.suspend', {
  summary: 'Suspend an account.',
  caller: 'operator',
  about: 'host',
  proof: true,
  repeatable: true,
  input: z.strictObject({
    accountId: AccountId,
    reason: z.string().trim().min(1).max(limits.desk.reason),
    endsAt: Moment.nullable(),
  }),
  output: DeskPerson,
  refusals: ['person_not_found', 'is_operator', 'time_passed'],
});

/** Lets somebody in again. */
export const endSuspension = method('desk.endSuspension', {
  summary: 'End a suspension.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: DeskPerson,
  refusals: ['person_not_found'],
});

/** Signs somebody out on all devices. */
export const signOutEverywhere = method('desk.signOutEverywhere', {
  summary: 'End all sessions of an account.',
  caller: 'operator',
  about: 'host',
  proof: true,
  repeatable: true,
  input: z.strictObject({ accountId: AccountId }),
  output: DeskPerson,
  refusals: ['person_not_found', 'is_operator'],
});

/** Complaints that wait, the oldest first, at most 100. */
export const listReports = method('desk.listReports', {
  summary: 'Complaints that wait for an operator.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({ reports: z.array(DeskReport) }),
});

/** Puts a complaint aside, with what was done about it. */
export const settleReport = method('desk.settleReport', {
  summary: 'Settle a complaint.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({ id: z.uuid(), outcome: z.enum(['acted', 'nothing']) }),
  output: z.object({}),
  refusals: ['report_not_found'],
});

/** What was done by operators and at the command line, the newest first. `deed` is a deed or the word before its dot. */
export const readAudit = method('desk.readAudit', {
  summary: 'Records of the audit log.',
  caller: 'operator',
  about: 'host',
  repeatable: true,
  input: z.strictObject({
    before: z.int().min(1).optional(),
    deed: z
      .string()
      .max(40)
      .regex(/^[a-zA-Z.]+$/)
      .optional(),
  }),
  output: z.object({ records: z.array(AuditRecord), more: z.boolean() }),
});

/** Follows the chain of the audit log from its beginning. */
export const checkAudit = method('desk.checkAudit', {
  summary: 'Is the audit log as it was written?',
  caller: 'operator',
  about: 'host',
  rate: 'dear',
  repeatable: true,
  input: z.strictObject({}),
  output: z.object({
    whole: z.boolean(),
    records: z.int(),
    /** The hash of the newest record, to be written down elsewhere. */
    head: z.string(),
    brokenAt: z.int().nullable(),
  }),
});

/** The methods of this feature. */
export const deskMethods = [
  getSettings,
  changeSettings,
  getHealth,
  getStorage,
  findPeople,
  suspend,
  endSuspension,
  signOutEverywhere,
  listReports,
  settleReport,
  readAudit,
  checkAudit,
] as const;
