/**
 * Names of columns that hold ids of things and never of persons. An id in a column of any other name has to be declared by
 * the feature that keeps it: a test reads the schema.
 */
export const notAccounts: ReadonlySet<string> = new Set([
  'album_id',
  'archive_id',
  'call_id',
  'chat_id',
  'chat_ids',
  'comment_id',
  'cover',
  'cover_id',
  'device_id',
  'event_id',
  'file_id',
  'file_ids',
  'invitation_id',
  'later_id',
  'list_id',
  'notice_id',
  'pack_id',
  'passkey_id',
  'photo',
  'picture_id',
  'poll_id',
  'post_id',
  'record_id',
  'recording_id',
  'report_id',
  'request_id',
  'session_id',
  'ticket_id',
]);
