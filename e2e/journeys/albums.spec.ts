import { expect, test } from '../src/journey.ts';
import { message } from '../src/moves.ts';
import { groupOf, signUpFriends } from '../src/person.ts';

/** Pictures of one pixel, each of another colour by a byte behind its end. */
const pixels = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `sea-${index + 1}.png`,
    mimeType: 'image/png',
    buffer: Buffer.concat([pixel, Buffer.from([index])]),
  }));

test('an album is made and filled by two, told of in the chat, and taken home @desktop', async ({
  visit,
}) => {
  test.slow();
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Trip', [alice!, bob!]);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Album', exact: true }).click();
  const albums = page.getByRole('dialog', { name: 'Albums' });
  await albums.getByRole('textbox', { name: 'Name of the album' }).fill('Jeju');
  await albums.getByRole('button', { name: 'Make', exact: true }).click();
  const album = page.getByRole('dialog', { name: 'Jeju' });
  const choosing = page.waitForEvent('filechooser');
  await album.getByRole('button', { name: 'Add photos' }).click();
  await (await choosing).setFiles(pixels(3));
  // They go on without their sheet.
  await album.getByRole('button', { name: 'Close' }).click();
  await expect(album).toBeHidden();
  await albums.getByRole('button', { name: /Jeju/ }).click();
  // The host looks at each of them.
  await expect(album.getByRole('button', { name: 'Photo 3 of 3' })).toBeVisible();

  await expect(other.getByRole('button', { name: 'Alice added 3 photos to “Jeju”' })).toBeVisible();
  await message(other, 'Jeju').getByRole('button', { name: /Jeju/ }).click();
  const theirs = other.getByRole('dialog', { name: 'Jeju' });
  await expect(theirs.getByRole('button', { name: 'Photo 3 of 3' })).toBeVisible();
  await theirs.getByRole('button', { name: 'Album menu' }).click();
  const saving = other.waitForEvent('download');
  await other.getByRole('menuitem', { name: 'Save all (ZIP)' }).click();
  expect((await saving).suggestedFilename()).toBe('Jeju.zip');

  await album.getByRole('button', { name: 'Album menu' }).click();
  await page.getByRole('menuitem', { name: 'Choose photos' }).click();
  await album.getByRole('button', { name: 'Photo 1 of 3' }).click();
  await album.getByRole('button', { name: 'Take out 1' }).click();
  await expect(theirs.getByRole('button', { name: 'Photo 2 of 2' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Photo 3 of 3' })).toBeHidden();
  await album.getByRole('button', { name: 'Album menu' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const naming = page.getByRole('dialog', { name: 'Rename' });
  await naming.getByRole('textbox', { name: 'Name of the album' }).fill('Jeju in May');
  await naming.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('dialog', { name: 'Jeju in May' })).toBeVisible();
});

test('the drawer shows the albums of a chat @phone', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await groupOf('Club', [alice!, bob!]);
  await bob!.call('albums.create', { chatId, key: 'summer', name: 'Summer' });
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await page.getByRole('button', { name: 'Room menu' }).click();
  await page.getByRole('button', { name: 'See all Albums' }).click();
  const albums = page.getByRole('dialog', { name: 'Albums' });
  await albums.getByRole('button', { name: /Summer/ }).click();
  const album = page.getByRole('dialog', { name: 'Summer' });
  await expect(album.getByText('No photos yet')).toBeVisible();
  await album.getByRole('button', { name: 'Close' }).click();
  await expect(albums).toBeVisible();
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
