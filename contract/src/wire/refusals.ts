/** Every expected "no": the HTTP status that goes with it and a sentence for developers. */
export const refusals = {
  // what the gateway itself may answer to any call
  bad_input: [400, 'The input does not have the shape this method expects.'],
  bad_frame: [400, 'The frame is not a JSON object this gateway understands.'],
  unknown_method: [404, 'There is no method of this name.'],
  not_signed_in: [401, 'This needs a session; sign in first.'],
  not_for_guests: [403, 'Guests cannot do this; make an account first.'],
  operator_only: [403, 'Only an operator of this host can do this.'],
  account_suspended: [403, 'This account is suspended; reason and end are in the details.'],
  account_leaving: [403, 'This account is being deleted; until the end in the details it can come back.'],
  age_not_told: [403, 'This host asks how old its people are: guardians.tellAge.'],
  terms_not_agreed: [403, 'New terms count that were not agreed to: consents.list, consents.answer.'],
  second_step_needed: [403, 'This host asks for a second step at sign-in; set one up first.'],
  wrong_origin: [403, 'A call with a cookie must come from this host’s own pages.'],
  too_many_calls: [429, 'Too many calls; wait a moment.'],
  not_in_secret_chat: [409, 'A secret room does not offer this: what it would need, its host cannot read.'],
  too_large: [413, 'The body or frame is larger than this host accepts.'],
  busy: [503, 'This host cannot take the call right now; try again soon.'],
  internal: [500, 'Something broke on our side; the incident number is in the details.'],
  // accounts
  handle_taken: [409, 'This handle is already in use.'],
  handle_invalid: [400, 'A handle has 3 to 20 of a-z 0-9 _ . and is not reserved.'],
  password_too_common: [400, 'This password is among the commonest ones.'],
  password_too_short: [400, 'A password has at least 8 characters.'],
  wrong_credentials: [401, 'Handle and password do not match.'],
  too_many_tries: [429, 'Too many wrong tries; wait as long as the details say.'],
  ticket_gone: [410, 'This sign-in has waited too long or was tried too often; begin again.'],
  sign_up_closed: [403, 'This host does not take new accounts.'],
  invitation_needed: [403, 'This host takes new accounts by invitation; this one is not good (any more).'],
  too_many_invitations: [409, 'As many invitations are open as there can be.'],
  device_not_found: [404, 'There is no such device of yours, or it is signed in no longer.'],
  not_a_guest: [409, 'This session already belongs to an account.'],
  // consents
  agreement_needed: [
    403,
    'An account needs agreement to these versions of the terms and the privacy policy; they are in the details.',
  ],
  consent_needed: [403, 'This needs a consent that was not given, or was taken back; it is in the details.'],
  consent_text_not_found: [404, 'There is no such text.'],
  text_changed: [409, 'There is a newer version of this text; read that one first.'],
  consent_required: [409, 'There is no account without this; to take it back, delete the account.'],
  // guardians
  birth_needed: [400, 'This host asks for the day of birth.'],
  birth_invalid: [400, 'This cannot be a day of birth.'],
  too_young: [403, 'This host takes nobody who is younger than the details say.'],
  guardian_needed: [403, 'This account rests until a guardian consents; see guardians.mine.'],
  guardian_not_needed: [409, 'No guardian is looked for.'],
  guardian_too_young: [403, 'A guardian is of age.'],
  guardian_link_gone: [410, 'This link for a guardian was used, or its account is gone.'],
  ward_not_found: [404, 'You are not the guardian of this account.'],
  // proof
  proof_needed: [
    403,
    'Prove again that it is you: proof.give, by one of the ways in the details; then repeat the call.',
  ],
  proof_wrong: [403, 'This does not prove that it is you.'],
  // login
  code_wrong: [403, 'This code is wrong, too old, or was used before.'],
  totp_is_on: [409, 'An authenticator app is on already; take it away first.'],
  totp_not_begun: [409, 'Begin with the authenticator app first; what was begun has waited too long.'],
  second_step_off: [409, 'Recovery codes are for accounts that ask for a second step.'],
  passkey_wrong: [403, 'This passkey does not fit, or its answer came too late.'],
  passkey_not_found: [404, 'There is no such passkey here.'],
  too_many_passkeys: [409, 'There are as many passkeys as there can be.'],
  // approval
  approval_gone: [410, 'This sign-in does not wait for an answer any more.'],
  number_wrong: [403, 'The new device shows another number.'],
  not_approved: [409, 'Nobody has let this sign-in in yet.'],
  sign_in_refused: [403, 'Another device of this account has refused this sign-in.'],
  cannot_wait: [409, 'An account with a second step is not let in by waiting; take that step.'],
  qr_gone: [410, 'This QR code is too old, or was read by another phone.'],
  account_frozen: [403, 'Its owner has frozen this account; sign in with password and second step.'],
  freeze_needs_password: [409, 'Only an account with a password can be frozen: nothing else opens it again.'],
  // recovery
  mail_off: [409, 'This host sends no mails.'],
  mail_link_gone: [410, 'This link is too old, or was used before.'],
  // people
  person_not_found: [404, 'There is no such person here.'],
  cannot_be_self: [400, 'This cannot be done with oneself.'],
  friend_not_found: [404, 'This person is not among your friends.'],
  too_many_friends: [409, 'The list of friends is full.'],
  request_not_found: [404, 'There is no such request.'],
  profile_not_found: [404, 'There is no such profile of yours.'],
  birthday_invalid: [400, 'There is no such day, or it is still to come.'],
  photo_not_found: [404, 'There is no such photo of yours.'],
  picture_not_found: [404, 'There is no such picture of yours.'],
  picture_unreadable: [400, 'This is not a picture that can be read.'],
  // chats
  chat_not_found: [404, 'There is no such chat for you.'],
  not_a_group: [409, 'This can be done in a group only.'],
  not_a_host: [403, 'Only a host of the group can do this.'],
  group_full: [409, 'The group has as many members as it can.'],
  member_not_found: [404, 'This person is not in the chat.'],
  too_many_ignored: [409, 'As many members of this group are ignored as there can be.'],
  invitation_not_found: [404, 'There is no such invitation.'],
  cannot_leave: [409, 'This room cannot be left.'],
  too_many_folders: [409, 'There are as many folders as there can be.'],
  link_not_found: [404, 'This link does not lead anywhere (any more).'],
  guests_not_allowed: [403, 'This link is for people with an account.'],
  // messages
  message_not_found: [404, 'There is no such message for you.'],
  message_empty: [400, 'A message needs at least one visible character.'],
  not_your_message: [403, 'Only its author can do this to a message.'],
  too_late: [409, 'The time for this has passed.'],
  message_deleted: [409, 'The message has been deleted.'],
  mention_all_for_hosts: [403, 'Only hosts can mention everyone.'],
  blocked_by_you: [409, 'You have blocked this person; unblock them to write.'],
  person_gone: [409, 'This person has deleted their account; nobody would read it.'],
  // files
  file_not_found: [404, 'There is no such file of yours.'],
  file_not_ready: [409, 'The file has not arrived whole, or is still being looked at.'],
  wrong_file_kind: [400, 'A file of this kind cannot be sent like this.'],
  file_in_use: [409, 'A message holds this file.'],
  file_expired: [410, 'This host has let the file go, as it does after some days.'],
  quota_full: [413, 'As many bytes are kept as one account may keep here.'],
  too_many_uploads: [429, 'As many files are on their way as there can be at once.'],
  // stickers
  sticker_not_found: [404, 'There is no such sticker for you.'],
  sticker_pack_not_found: [404, 'There is no such pack for you.'],
  too_many_sticker_packs: [409, 'There are as many packs as there can be.'],
  too_many_favourites: [409, 'There are as many favourites as there can be.'],
  // polls, events, to-do lists
  time_passed: [400, 'This time has passed already.'],
  not_maker: [403, 'Only whoever made it, or a host of the group, can do this.'],
  event_not_found: [404, 'There is no such event for you.'],
  event_cancelled: [409, 'The event has been called off.'],
  todo_not_found: [404, 'There is no such to-do list for you.'],
  todo_item_not_found: [404, 'There is no such item in the list.'],
  too_many_todos: [409, 'The list has as many items as it can.'],
  poll_not_found: [404, 'There is no such poll for you.'],
  poll_closed: [409, 'The poll is closed.'],
  poll_is_anonymous: [403, 'Nobody learns who chose what in this poll.'],
  choices_are_fixed: [403, 'The maker of this poll does not let others add choices.'],
  choice_is_there: [409, 'This choice is there already.'],
  too_many_choices: [409, 'The poll has as many choices as it can.'],
  // notices, posts, albums
  notice_not_found: [404, 'There is no such notice for you.'],
  post_not_found: [404, 'There is no such post for you.'],
  comment_not_found: [404, 'There is no such comment for you.'],
  not_your_post: [403, 'Only whoever wrote it can do this.'],
  album_not_found: [404, 'There is no such album for you.'],
  album_full: [409, 'The album holds as many photos as it can.'],
  too_many_albums: [409, 'The chat has as many albums as it can.'],
  not_your_photo: [403, 'Only whoever added or uploaded it, or a host of the group, can do this.'],
  notice_over: [409, 'The notice is not at the top any longer.'],
  // calls
  calls_off: [409, 'This host does not offer this call: none at all, or no rooms for more than two.'],
  call_alone: [409, 'Nobody else is in this room to be called.'],
  call_live: [409, 'A call goes on in this chat; its id is in the details.'],
  call_not_found: [404, 'There is no such call for you.'],
  call_over: [410, 'This call has ended.'],
  call_full: [409, 'As many are in this call as there can be.'],
  busy_here: [409, 'This device is in another call; it is in the details.'],
  calls_at_once: [409, 'As many calls of yours go on as there can be.'],
  not_in_call: [409, 'This device is not in the call, or no longer.'],
  removed_from_call: [403, 'A host has taken you out of this call.'],
  recording_off: [409, 'This host or this call cannot be recorded.'],
  // later
  later_not_found: [404, 'There is no such message of yours that waits to be sent.'],
  moment_not_possible: [400, 'A message can be sent from now to a year from now.'],
  too_many_later: [409, 'As many messages wait in this chat as there can be.'],
  // notifications
  push_off: [409, 'This host sends no push.'],
  endpoint_not_allowed: [400, 'Push is not sent to this address.'],
  // archive
  archive_not_found: [404, 'There is no such archive of yours.'],
  archive_under_way: [409, 'One archive is made at a time; wait for it, or take it away.'],
  // farewell
  last_operator: [409, 'Nobody else looks after this host; name another operator first.'],
  // desk
  is_operator: [409, 'This is an operator; the right is taken away at the command line first.'],
  report_not_found: [404, 'There is no such complaint that waits.'],
  // secret rooms
  identity_differs: [
    409,
    'The other devices of this account hold another identity key; it is in the details.',
  ],
  no_device_keys: [409, 'This takes a device of the account that has keys for secret rooms.'],
  not_secret: [409, 'This is no secret room.'],
  not_in_room_yet: [409, 'This device has not been brought into the secret room, or is in it no longer.'],
  epoch_passed: [409, 'The keys of the room have changed meanwhile; its epoch is in the details.'],
  report_not_genuine: [409, 'This was not sent like this; which one is in the details.'],
  members_differ: [409, 'These people do not come in like this (any more); they are in the details.'],
  // demo
  demo_off: [404, 'This host was not started with --demo.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** The code of a refusal: what clients decide and word by. */
export type RefusalCode = keyof typeof refusals;

/** Refusals the gateway itself may answer to any method, beside those a method declares. */
export const gatewayRefusals = [
  'bad_input',
  'bad_frame',
  'unknown_method',
  'not_signed_in',
  'not_for_guests',
  'operator_only',
  'account_suspended',
  'guardian_needed',
  'account_leaving',
  'age_not_told',
  'terms_not_agreed',
  'second_step_needed',
  'wrong_origin',
  'too_many_calls',
  'not_in_secret_chat',
  'too_large',
  'busy',
  'internal',
] as const satisfies readonly RefusalCode[];

/** A refusal as it travels: code, sentence for developers, and details such as `retryAfterMs`. */
export interface RefusalFrame {
  code: RefusalCode;
  message: string;
  details?: Record<string, unknown>;
}
