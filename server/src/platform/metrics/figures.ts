import { Counter, type Registry } from 'prom-client';

/**
 * What is counted on roads that are taken thousands of times a second: plain numbers in one object, which cost an addition.
 * They become metrics when somebody asks for them.
 */
const counted = {
  appends: ['maru_log_appends_total', 'Entries that were given to a group commit'],
  repeats: ['maru_log_repeats_total', 'Entries whose key was stored already, answered with the first one'],
  groupRetries: [
    'maru_log_group_retries_total',
    'Groups tried once more, as another process had committed one of their keys first',
  ],
  doubts: ['maru_log_doubts_total', 'Groups whose commit was in doubt, as the line to the database broke'],
  appendsRefused: [
    'maru_log_refused_total',
    'Appends refused as busy, as too much was waiting or a commit was in doubt',
  ],
  deliveries: ['maru_deliveries_total', 'Entries handed to connections of this process, one for each reader'],
  signals: ['maru_signals_total', 'Signals handed to connections of this process, one for each reader'],
  holesSeen: ['maru_holes_seen_total', 'Times that an entry came before one that stands ahead of it'],
  holesFilled: ['maru_holes_filled_total', 'Entries read from the database to fill such holes'],
  headChecks: ['maru_head_checks_total', 'Logs whose head was looked at, for what news did not bring'],
  headsAhead: ['maru_heads_ahead_total', 'Logs that were found to have gone on without news of it'],
  catchUps: ['maru_catch_ups_total', 'Connections that came with cursors'],
  catchUpPages: ['maru_catch_up_pages_total', 'Pages read to catch connections up'],
  catchUpEntries: ['maru_catch_up_entries_total', 'Entries sent to catch connections up'],
  slowReaders: ['maru_slow_readers_total', 'Connections closed because they did not take in what was sent'],
  socketsOpened: ['maru_sockets_opened_total', 'Sockets that were opened'],
  socketsMoved: ['maru_sockets_moved_total', 'Sockets asked to move to another process'],
  busSaid: ['maru_bus_said_total', 'Messages given to the bus between processes'],
  busHeard: ['maru_bus_heard_total', 'Messages that came over the bus from other processes'],
  busLost: ['maru_bus_lost_total', 'Times that the bus was lost, or had dropped messages for us'],
  leasesLost: ['maru_process_leases_lost_total', 'Leases of a process number that ran out while in use'],
  processesGone: ['maru_processes_gone_total', 'Other processes of this host that were seen to go'],
  uploadsBegun: ['maru_uploads_begun_total', 'Uploads that were begun'],
  uploadsDone: ['maru_uploads_done_total', 'Uploads that came in whole'],
  uploadBytes: ['maru_upload_bytes_total', 'Bytes of uploads that came in'],
  busy: ['maru_busy_total', 'Calls and connections refused as busy'],
} as const satisfies Record<string, readonly [name: string, help: string]>;

/** The numbers, to be added to: `figures.deliveries += readers`. They only grow. */
export type Figures = { -readonly [Name in keyof typeof counted]: number };

/** Makes the numbers, and the metrics that show them. */
export const openFigures = (registry: Registry): Figures => {
  const names = Object.keys(counted) as (keyof Figures)[];
  const figures = Object.fromEntries(names.map((name) => [name, 0])) as Figures;
  for (const one of names) {
    const [name, help] = counted[one];
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(figures[one]);
      },
    });
  }
  return figures;
};
