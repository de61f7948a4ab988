import type { PictureId } from '@maru/contract';
import type { Rows } from './row.ts';
import type { Scene } from './scene.ts';

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const words = { title: 'A text', body: 'Words.' };

/** A photo that Alice has shown before. */
const earlierPhoto = async ({ alice, newPicture }: Scene): Promise<PictureId> => {
  const photo = await newPicture();
  await alice.call('accounts.updateProfile', { photo });
  await alice.call('accounts.updateProfile', { photo: await newPicture() });
  return photo;
};

/** Profiles, birthdays and agreements. */
export const profileRows: Rows = {
  'profiles.list': () => ({}),
  'profiles.save': ({ fresh }) => ({ slot: 1, name: fresh(), status: '', photo: null, cover: null }),
  'profiles.choose': ({ chatId }) => ({ slot: null, chats: [chatId] }),
  'profiles.preview': ({ chatId }) => ({ chatId }),
  'profiles.inChat': ({ chatId, alice }) => ({ chatId, accountIds: [alice.id] }),
  'profiles.listPhotos': ({ alice }) => ({ accountId: alice.id }),
  'profiles.showPhoto': async (scene) => ({ photo: await earlierPhoto(scene), shownTo: 'friends' }),
  'profiles.removePhoto': async (scene) => ({ photo: await earlierPhoto(scene) }),
  'profiles.remove': () => ({ slot: 1 }),
  'birthdays.mine': () => ({}),
  'birthdays.set': () => ({ birthday: null, shownTo: 'nobody' }),
  'birthdays.list': () => ({ zone: 'UTC' }),
  'consents.required': () => ({}),
  'consents.readText': () => ({ subject: 'terms' }),
  'consents.list': () => ({}),
  'consents.answer': async ({ nobody }) => ({
    subject: 'terms',
    version: (await nobody.call('consents.readText', { subject: 'terms' })).countsNow,
    what: 'told',
  }),
  'consents.listTexts': () => ({}),
  'consents.publish': async ({ nobody }) => ({
    subject: 'terms',
    text: { ko: words, en: words },
    changes: { ko: '', en: '' },
    fromAt: soon(),
    asksAgain: false,
    after: (await nobody.call('consents.readText', { subject: 'terms' })).versions[0]?.version ?? 0,
  }),
};
