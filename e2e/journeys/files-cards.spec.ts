import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '../src/journey.ts';
import { field } from '../src/moves.ts';
import { directChat, signUpFriends } from '../src/person.ts';

/** A PDF of two empty pages, with the table of places that readers look for first. */
const pdfOfTwo = (): Buffer => {
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 5 0 R >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] >>',
    '<< /Length 44 >>\nstream\n0.8 0.3 0.1 rg 40 200 220 120 re f 0 0 1 rg  \nendstream',
  ];
  let text = '%PDF-1.4\n';
  const places = parts.map((part, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 6\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1');
};

const sendChosen = async (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) => {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await (await choosing).setFiles(files);
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Send/ }).click();
  await expect(sheet).toBeHidden();
};

const saveBy = async (page: Page, name: RegExp): Promise<{ name: string; bytes: Buffer }> => {
  const saving = page.waitForEvent('download');
  await page.getByRole('log').getByRole('button', { name }).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
};

test('files come as cards, open as what they are, and back byte for byte @desktop', async ({ visit }) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const chatId = await directChat(alice!, bob!);
  const [page, other] = await Promise.all([
    visit(alice!, { path: `/chats/${chatId}` }),
    visit(bob!, { path: `/chats/${chatId}` }),
  ]);
  const pdf = pdfOfTwo();
  const words = 'Line one\n<img src=x onerror="document.title=1"> 안녕\n';
  const hostile = '<img src=x onerror=alert(1)> \u202Efdp.txt';
  await sendChosen(page, [
    { name: '제주도 3박 4일 여행 계획 최종_진짜최종.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: hostile, mimeType: 'text/plain', buffer: Buffer.from(words) },
  ]);

  const open = other.getByRole('log').getByRole('button', { name: /Open .*진짜최종[.]pdf/ });
  await expect(open.last()).toContainText('2 pages');
  await expect(open.first().locator('img')).toBeVisible();
  const savedPdf = await saveBy(other, /^Save .*pdf/);
  expect(savedPdf.bytes.equals(pdf)).toBe(true);
  expect(savedPdf.name).toContain('진짜최종.pdf');

  const savedText = await saveBy(other, /^Save .*txt/);
  expect(savedText.bytes.toString()).toBe(words);
  expect(savedText.name).not.toContain('\u202E');
  await other
    .getByRole('log')
    .getByRole('button', { name: /^Open .*txt/ })
    .click();
  const sheet = other.getByRole('dialog');
  await expect(sheet.getByText('<img src=x onerror="document.title=1"> 안녕')).toBeVisible();
  await expect(sheet.locator('img')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
});

test('a friend is introduced by a profile and becomes one; a contact is taken from a vCard, sent, and kept @desktop', async ({
  visit,
}) => {
  const [alice, bob] = await signUpFriends('Alice', 'Bob');
  const [, chae] = await signUpFriends('Somebody', 'Chaewon');
  await alice!.call('people.addFriend', { accountId: chae!.id });
  const chatId = await directChat(alice!, bob!);
  const page = await visit(alice!, { path: `/chats/${chatId}` });
  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Profile', exact: true }).click();
  await page.getByRole('dialog').getByText('Chaewon').click();
  await page.getByRole('button', { name: 'Send 1 profile' }).click();
  await expect(page.getByRole('log').getByRole('button', { name: 'Profile of Chaewon' })).toBeVisible();

  const other = await visit(bob!, { path: `/chats/${chatId}` });
  await other.getByRole('button', { name: 'Add Chaewon as a friend' }).click();
  await expect.poll(async () => (await bob!.call('people.listFriends', {})).friends.length).toBe(2);
  await expect(other.getByRole('button', { name: 'Add Chaewon as a friend' })).toBeHidden();
  await other.getByRole('log').getByRole('button', { name: 'Profile of Chaewon' }).click();
  await expect(other.getByRole('dialog', { name: 'Profile' })).toContainText('Chaewon');
  await other.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add to the message' }).click();
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  const sheet = page.getByRole('dialog');
  const choosing = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: 'From a vCard file' }).click();
  const vcard = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:한강 자전거\r\nTEL:02-123-4567\r\nEND:VCARD\r\n';
  await (await choosing).setFiles({ name: 'bike.vcf', mimeType: 'text/vcard', buffer: Buffer.from(vcard) });
  await expect(sheet.getByRole('textbox', { name: 'Name' })).toHaveValue('한강 자전거');
  await sheet.getByRole('button', { name: 'Send' }).click();
  await expect(sheet).toBeHidden();
  await expect(field(page)).toBeVisible();
  const card = other.getByRole('log').getByRole('article').filter({ hasText: '한강 자전거' });
  await expect(card.getByRole('link', { name: '02-123-4567' })).toHaveAttribute('href', 'tel:021234567');
  const saving = other.waitForEvent('download');
  await card.getByRole('button', { name: 'Save contact' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('한강 자전거.vcf');
  expect(await readFile(await saved.path(), 'utf8')).toContain('TEL;TYPE=CELL:02-123-4567');
});
