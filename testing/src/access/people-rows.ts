import type { Rows } from './row.ts';

/** People, what is mine alone (folders, stickers, notifications, archives), and ways into groups. */
export const peopleRows: Rows = {
  'people.find': ({ alice }) => ({ accountId: alice.id }),
  'people.previewLink': async ({ alice }) => ({ code: (await alice.call('people.myLink', {})).code }),
  'people.addFriend': ({ alice }) => ({ accountId: alice.id }),
  'people.listFriends': () => ({}),
  'people.updateFriend': ({ bob }) => ({ accountId: bob.id, favourite: true }),
  'people.removeFriend': async ({ alice, newPerson }) => {
    const { id } = await newPerson();
    await alice.call('people.addFriend', { accountId: id });
    return { accountId: id };
  },
  'people.ignoreRequest': ({ own }) => ({ accountId: own.asking }),
  'people.block': ({ alice }) => ({ accountId: alice.id }),
  'people.unblock': ({ alice }) => ({ accountId: alice.id }),
  'people.report': ({ alice }) => ({ accountId: alice.id, reason: 'other' }),
  'people.get': ({ alice }) => ({ accountIds: [alice.id] }),
  'people.myLink': () => ({}),
  'people.watchPresence': ({ alice }) => ({ accountIds: [alice.id] }),
  'folders.list': () => ({}),
  'folders.save': ({ own, chatId }) => ({ folders: [{ id: own.folderId, name: 'Mine', chatIds: [chatId] }] }),
  'notifications.get': () => ({}),
  'notifications.updateSettings': () => ({}),
  'notifications.addDevice': ({ fresh, pushKeys }) => ({
    endpoint: `https://push.example.org/${fresh()}`,
    keys: pushKeys(),
    language: 'en',
  }),
  'notifications.removeDevice': ({ own }) => ({ id: own.pushDeviceId }),
  'notifications.setAttention': () => ({ inFront: false, window: 'one' }),
  'archive.start': async ({ chatId, dropArchives }) => {
    await dropArchives();
    return { chatId };
  },
  'archive.startMine': async ({ dropArchives }) => {
    await dropArchives();
    return {};
  },
  // The archive there is is one of chats, and not the one of all that is held.
  'archive.openMine': {
    input: async ({ alice, dropArchives }) => {
      await dropArchives();
      return { id: (await alice.call('archive.start', { chatId: null })).archive.id };
    },
    hears: 'archive_not_found',
  },
  'farewell.look': () => ({}),
  'farewell.comeBack': () => ({}),
  'farewell.leave': { input: () => ({}), spends: true },
  'archive.list': () => ({}),
  'archive.remove': async ({ alice, dropArchives }) => {
    await dropArchives();
    return { id: (await alice.call('archive.start', { chatId: null })).archive.id };
  },
  'archive.bringIn': async ({ own, dropArchives }) => {
    await dropArchives();
    return { fileId: own.looseFileId };
  },
  'stickers.listPacks': () => ({}),
  'stickers.store': () => ({}),
  'stickers.find': ({ own }) => ({ packId: own.packId }),
  'stickers.add': ({ own }) => ({ packId: own.packId }),
  'stickers.remove': ({ own }) => ({ packId: own.packId }),
  'stickers.reorder': ({ own }) => ({ packIds: [own.packId] }),
  'stickers.favour': ({ own }) => ({ packId: own.packId, stickerId: own.stickerId, on: true }),
  'stickers.make': async ({ newSticker }) => ({
    name: 'Another pack',
    stickers: [{ id: await newSticker(), word: 'Meow', tags: [] }],
  }),
  'stickers.change': ({ own }) => ({
    packId: own.packId,
    name: 'The pack',
    stickers: [{ id: own.stickerId, word: 'Miaow', tags: [] }],
  }),
  'stickers.offer': ({ own }) => ({ packId: own.packId, on: true }),
  'stickers.listOffered': () => ({}),
  'stickers.decide': async ({ alice, own }) => {
    await alice.call('stickers.offer', { packId: own.packId, on: true });
    return { packId: own.packId, approve: false };
  },
  'stickers.delete': ({ own }) => ({ packId: own.packId }),
  'invites.get': ({ chatId }) => ({ chatId }),
  'invites.set': ({ chatId }) => ({ chatId, on: true }),
  'invites.preview': async ({ newGroup }) => ({ code: (await newGroup()).code }),
  'invites.join': async ({ newGroup }) => ({ code: (await newGroup()).code }),
  'invites.joinAsGuest': async ({ newGroup }) => ({ code: (await newGroup()).code, name: 'A visitor' }),
};
