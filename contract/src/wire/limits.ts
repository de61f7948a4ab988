/** Every number that people, clients and the gateway keep to, in one place. */
export const limits = {
  /** Letters in a handle. */
  handle: { min: 3, max: 20 },
  /** Letters in a person's name. */
  personName: 40,
  /** Letters in a status line. */
  status: 80,
  /** Letters in a private memo on a friend. */
  memo: 500,
  /** Letters in a password. */
  password: { min: 8, max: 200 },
  /** Letters in the name of a device. */
  deviceName: 40,
  /** Passkeys of one person, letters in the name of one. */
  passkeys: { count: 20, name: 40 },
  /** Letters in an e-mail address. */
  mailAddress: 254,
  /** Letters in a code of an authenticator app, with the spaces people add. */
  signInCode: 20,
  /** Profiles beside the base one; people and chats for whom one is chosen at once. */
  profiles: 3,
  profileChoices: 1_000,
  /** Photos that were shown before, kept for one person. */
  earlierPhotos: 200,
  /** Friends of one person. */
  friends: 10_000,
  /** Letters in a chat's name. */
  chatName: 60,
  /** Members of a group, guests included. */
  groupMembers: 3_000,
  /** Members of one group whom somebody may ignore. */
  ignoredMembers: 100,
  /** Persons invited by one call. */
  invitedAtOnce: 300,
  /** Folders of one person, chats in a folder, letters in a folder's name. */
  folders: { count: 10, chats: 100, name: 12 },
  /** Seconds after which messages may go by themselves. */
  vanishAfter: [30, 300, 3_600, 86_400, 604_800, 2_592_000],
  /** Messages that wait for their moment in one chat, and how many days ahead. */
  later: { perChat: 100, days: 365 },
  /** Browsers of one person that take push; words that ring, and letters in one. */
  notifications: { devices: 20, keywords: 20, keyword: 30 },
  /** Letters in a message. */
  messageText: 10_000,
  /** Polls, events or to-do lists asked for at once. */
  thingsAtOnce: 50,
  /** Letters in a poll's question and in a choice, choices of a poll, days it may stay open. */
  polls: { question: 200, choiceText: 100, choices: { min: 2, max: 50 }, days: 366 },
  /** Letters in a notice. */
  notices: { text: 1_000 },
  /** Letters in an event's title, place and note; days that one question for my calendar may span, and hours of an event. */
  events: { title: 100, place: 200, note: 2_000, rangeDays: 400, hours: 24 * 31 },
  /** Letters in a to-do list's title and in an item, items of a list. */
  todos: { title: 100, itemText: 300, items: 100 },
  /** Letters in the title and the words of a post, its files, letters in a comment. */
  board: { title: 100, text: 10_000, files: 20, comment: 1_000 },
  /** Albums of a chat, letters in the name of one, photos in it, photos added at once. */
  albums: { perChat: 100, name: 60, items: 1_000, atOnce: 100 },
  /** Photos in one message. */
  photosAtOnce: 60,
  /** Minutes of a voice message. */
  voiceMinutes: 30,
  /** Letters in the name of a file. */
  fileName: 200,
  /** Files of one person on their way at once. */
  uploadsAtOnce: 300,
  /** Mentions in a message. */
  mentions: 50,
  /** Messages forwarded at once, and chats they go to. */
  forward: { messages: 30, chats: 20 },
  /** Hours in which a message can be edited or deleted for everyone. */
  editHours: 24,
  deleteHours: 24,
  /** Bytes of a picture before it is made smaller. */
  pictureBytes: 10_000_000,
  /**
   * Stickers: bytes of a picture somebody brings, the sides it is kept in, how many stand in a pack, how many packs one
   * makes and has on the shelf, favourites, and letters of words.
   */
  stickers: {
    bytes: 2_000_000,
    side: 512,
    inPack: 40,
    made: 50,
    onShelf: 200,
    favourites: 100,
    packName: 30,
    word: 30,
    tag: 20,
    tags: 8,
    note: 200,
  },
  /** Bytes of one call's body or of one frame on the gateway. */
  frameBytes: 128_000,
  /** Bytes of the body of a call that says it may be large. */
  largeBytes: 1_400_000,
  /** Levels of nesting in a body. */
  frameDepth: 12,
  /** Logs a client may resume with cursors in its hello. */
  cursors: 1_000,
  /** Rooms that one connection may watch, one for each of its windows. */
  watchedRooms: 16,
  /** Persons whose presence a session may watch. */
  watchedPersons: 300,
  /** Unread messages that are counted exactly; more are shown as this number and a plus. */
  unreadCounted: 999,
  /** Letters in what is searched for. */
  searchQuery: 100,
  /** Letters in the words of operators: why somebody is suspended, and whom to ask then. */
  desk: { reason: 300, appeal: 300 },
  /** Invitations to a host that one person may have open, and days they are good for. */
  hostInvitations: { open: 10, days: 14 },
  /** Letters in the title and the words of the terms and such, and in what changed with a version. */
  policies: { title: 100, body: 20_000, changes: 1_000 },
  /** Days in which a deleted account can come back. */
  farewellDays: 14,
  /**
   * Secret rooms: members; bytes of a message, a commit, a welcome, a key package, a certificate; one-time key packages of
   * a device, below how many it brings new ones, and days they are good for; messages of one report, those around
   * them, and letters of its note.
   */
  secret: {
    members: 100,
    messageBytes: 64_000,
    commitBytes: 256_000,
    welcomeBytes: 512_000,
    keyPackageBytes: 4_000,
    certificateBytes: 1_000,
    keyPackages: 50,
    refillBelow: 15,
    keyPackageDays: 90,
    reported: 20,
    around: 5,
    note: 500,
  },
  /**
   * Calls: seconds that one rings, between two beats of a device in it, and without a beat until it counts as gone; people
   * rung at once, letters of a signal, calls that one person has started and that go on, people named in the record.
   */
  calls: {
    ringSeconds: 45,
    beatSeconds: 10,
    lostSeconds: 30,
    rung: 16,
    signal: 60_000,
    atOnce: 3,
    named: 50,
  },
  /** Hits in one chat that are counted exactly. */
  searchCounted: 500,
} as const;
