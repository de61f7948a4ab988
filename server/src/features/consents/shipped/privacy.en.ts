/** The privacy policy that a host begins with, in English. */
export const privacyEn = {
  title: 'Privacy policy',
  body: `What **{host}** keeps, why, for how long, and what you can do about it.

## 1. What the service cannot run without

We process this to give you the service you asked for (for people in the EU: Art. 6(1)(b) GDPR).

- **Your account**: handle, name, password (only as a value that cannot be turned back), the day it was made
- **Devices you are signed in on**: what they are called, when they were first and last used. To guard sign-in, network addresses are looked at for a short while
- **What you send**: messages, photos, files, events, polls and whatever else you put into chats
- **How you stand to people**: friends, chats, whom you block or hide
- **What you agreed to**: which text, and when

## 2. What is used only if you want it

The service works without it.

- **What you write down yourself**: pictures of your profile, status line, birthday, an e-mail address for a forgotten password
- **What you are asked for one by one**: push through the services of browser makers, maps from an outside server. You are asked just before the first use. At **Settings > What I agreed to** you can take each back at any time, and it stops at once

## 3. What we do not do

- We do not sell or rent out personal data
- We do not follow what you do in order to show advertising
- We send no usage figures and no crash reports anywhere
- The operators' screens show nobody's messages

## 4. Good to know: encryption

Outside of secret rooms, chats are stored on the server **in clear**. Whoever can read its disk or its backups can read them. On their way they are encrypted (where the host is run over HTTPS). Passwords and sign-in keys are kept only as values that cannot be turned back.

## 5. How long it is kept

- Messages and files: until they are deleted, or as long as this host keeps files
- Your account: once you ask for deletion, it is gone for good after a time to come back
- Counts of failed sign-ins: a day
- Backups: as long as the operators keep them

What a law makes us keep longer is kept apart, and only for that time.

## 6. Who gets to see what

- The people you talk to: what you send, and your profile
- When you send a link, **the server** opens it to make a preview. You can turn that off in the settings
- If you agreed to push: the push services of browser makers (Google, Apple, Mozilla and others, some outside of your country) get encrypted notifications and the address of your device there
- If you agreed to outside maps: the map server learns which region you look at and your network address
- Authorities, where the law obliges us

## 7. Cookies and storage on your device

One cookie keeps you signed in, and storage in your browser lets you read your chats offline. There are no cookies for advertising or tracking.

## 8. Children

Where this host asks for the age, the date of birth is used to work it out and is not kept. Those who are younger than it asks for need a parent or guardian, who can see that the account exists and can take the consent back. Guardians cannot read messages either.

## 9. Your rights

You can **see, correct, download and delete** what is yours, object, and **take consents back**. Most of it is in the settings; for the rest, write to us. If we do not answer well, you can complain to the data protection authority where you live.

## 10. How it is kept safe

Two-step sign-in, a list of your devices, passwords as argon2id, a record of what operators do, limits on how often may be called.

## 11. Changes, and whom to ask

When this changes, you are told beforehand what changes and from when. Earlier versions can be read on this page.

Responsible: {contact}
`,
} as const;
