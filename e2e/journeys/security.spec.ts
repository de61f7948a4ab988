import { URI, type TOTP } from 'otpauth';
import { findFaults } from '../src/find-faults.ts';
import { expect, test, type Page } from '../src/journey.ts';
import { linkInMail } from '../src/mails.ts';
import { namedHostUrl, newHandle, password, signUp } from '../src/person.ts';

/** Gives a page a device that makes passkeys, and whose owner always touches it. */
const giveAuthenticator = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

/** Lets the first call of a method be refused as if the last proof were long ago; everything else goes to the host. */
const letProofAge = (page: Page, method: string): Promise<void> =>
  page.routeWebSocket(/\/gateway$/, (line) => {
    const host = line.connectToServer();
    let isAsked = false;
    line.onMessage((text) => {
      const { id, call } = JSON.parse(text.toString()) as { id?: number; call?: string };
      if (isAsked || call !== method) return host.send(text);
      isAsked = true;
      const refusal = { code: 'proof_needed', message: '', details: { ways: ['password'] } };
      line.send(JSON.stringify({ id, ok: false, refusal }));
    });
  });

const signIn = async (page: Page, handle: string, secret = password) => {
  await page.getByLabel('Handle', { exact: true }).fill(handle);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

test('an account is made safe: a passkey, an authenticator app, recovery codes; then it takes two steps to get in @desktop', async ({
  visit,
}) => {
  const alice = await signUp('Alice');
  const page = await visit(alice, { path: '/friends', url: namedHostUrl() });
  await giveAuthenticator(page);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Make a passkey', exact: true }).click();
  await expect(page.getByText('not used yet')).toBeVisible();

  await page.getByRole('button', { name: /^Authenticator app/ }).click();
  const link = page.getByRole('link', { name: 'Open the app on this device' });
  const app = URI.parse((await link.getAttribute('href')) as string) as TOTP;
  await page.getByLabel('The 6 digits the app shows now').fill(app.generate());
  await page.getByRole('button', { name: 'Turn on', exact: true }).click();
  const codes = page.getByRole('dialog').getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const code = (await codes.first().textContent()) as string;
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 left')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);

  const other = await visit(null, { path: '/sign-in', url: namedHostUrl() });
  await signIn(other, alice.handle);
  await expect(other.getByRole('heading', { name: 'One more step' })).toBeVisible();
  expect(await findFaults(other)).toEqual([]);
  await other.getByLabel('Code', { exact: true }).fill('000000');
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other.getByText('This code is not right.')).toBeVisible();
  await other.getByRole('button', { name: 'Recovery code' }).click();
  await other.getByLabel('Recovery code', { exact: true }).fill(code);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(other.getByRole('link', { name: 'Friends' })).toBeVisible();
  await expect(page.getByText('Somebody signed in with one of your recovery codes.')).toBeVisible();
  await expect(page.getByText('9 left')).toBeVisible();
});

test('who has a passkey signs in without a handle and without a password @phone', async ({ visit }) => {
  const bob = await signUp('Bob');
  const page = await visit(bob, { path: '/settings/security', url: namedHostUrl() });
  await giveAuthenticator(page);
  await page.getByRole('button', { name: 'Make a passkey', exact: true }).click();
  await expect(page.getByText('not used yet')).toBeVisible();
  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  // The field for the handle offers the passkey by itself, and this device's owner takes what is offered.
  await page.goto('/sign-in');
  await expect(page).toHaveURL(/\/chats$/);
  await page.goto('/settings/security');
  await expect(page.getByText(/^Used /)).toBeVisible();
});

test('a new handle asks again who is there, and goes on by itself after that @phone', async ({ visit }) => {
  const chae = await signUp('Chaewon');
  const page = await visit(chae, { path: '/friends', isOwn: true });
  await letProofAge(page, 'login.changeHandle');
  await page.goto('/settings/security');
  await page.getByRole('button', { name: /^Handle/ }).click();
  const handle = newHandle();
  await page.getByRole('dialog').getByLabel('Handle', { exact: true }).fill(handle);
  await expect(page.getByText(`@${handle} is free.`)).toBeVisible();
  await page.getByRole('button', { name: 'Change handle' }).click();
  const proof = page.getByRole('dialog', { name: 'Is it you?' });
  await proof.getByLabel('Password', { exact: true }).fill('not-my-password');
  await proof.getByRole('button', { name: 'Continue' }).click();
  await expect(proof.getByText('That is not right.')).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await proof.getByLabel('Password', { exact: true }).fill(password);
  await proof.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(`Your handle is now @${handle}.`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Handle/ })).toContainText(`@${handle}`);
});

test('a forgotten password: a link by mail, a new password, and in again @desktop', async ({ visit }) => {
  const dana = await signUp('Dana');
  const address = `${dana.handle}@example.org`;
  await dana.call('recovery.setMail', { address, language: 'en' });
  const page = await visit(null, { path: await linkInMail(address, 'confirm-mail') });
  await expect(page.getByText(`${address} now belongs to your account.`)).toBeVisible();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'I forgot my password' }).click();
  await page.getByLabel('Handle or e-mail').fill(address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible();
  await page.goto(await linkInMail(address, 'recover'));
  await expect(page.getByRole('heading', { name: `A new password for @${dana.handle}` })).toBeVisible();
  expect(await findFaults(page)).toEqual([]);
  await page.getByLabel('Password', { exact: true }).fill('a-new-wooden-hall');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('link', { name: 'Friends' })).toBeVisible();
});
