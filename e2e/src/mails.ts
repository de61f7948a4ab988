import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from '@playwright/test';

/** The link in the newest mail to an address, as soon as it is there: its path with the secret. */
export const linkInMail = async (address: string, page: 'recover' | 'confirm-mail'): Promise<string> => {
  const folder = process.env['MARU_MAILS'] ?? '';
  let link: string | undefined;
  await expect(async () => {
    const names = (await readdir(folder)).toSorted((one, other) => other.localeCompare(one));
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const mail = mails.find((text) => text.includes(`To: ${address}`) && text.includes(`/${page}#`));
    // Long lines are folded with "=" at their end.
    link = mail && new RegExp(`/${page}#[\\w-]{43}`).exec(mail.replaceAll('=\r\n', ''))?.[0];
    expect(link).toBeTruthy();
  }).toPass({ intervals: [50, 100, 200] });
  return link as string;
};
