/** The terms of use that a host begins with, in English. */
export const termsEn = {
  title: 'Terms of use',
  body: `**{host}** is a host that runs the messenger Maru by itself. These terms are what you and those who run {host} promise each other, in words that are meant to be read.

## 1. What you get

Chats, photos and files, calendars, polls, to-do lists and albums, to talk and plan with people you are close to, free of charge. The host may stop for a while when it is looked after, moved or broken. Where we know before, we tell you before.

## 2. Your account

- You make it with a handle and a password. You need neither an e-mail address nor a telephone number.
- It is yours alone. Tell nobody your password.
- An account must not pretend to be somebody else.
- Where this host asks for the age, those who are younger need the consent of a parent or guardian.

## 3. What you send stays yours

Messages, photos and files belong to those who made them. {host} handles them only as far as it takes to send them, keep them and show them to the people in the chat. They are not used for advertising and not to train machines.

## 4. What is not allowed

- Sharing what the law forbids, above all pictures of the abuse of children and pictures that were taken against somebody's will
- Harassment, threats, hatred, fraud, pretending to be somebody else
- Sending advertising again and again to people who do not want it
- Spreading other people's personal details or pictures without asking them
- Disturbing the service, trying to enter other people's accounts, collecting data by machine

## 5. What happens then

When something is reported, an operator looks at the report and may keep an account out for a time. You then read why, for how long, and whom to ask. The operators' screens show nobody's messages, and what operators do stands in a log that cannot be edited unseen.

## 6. Leaving

You can download your data and delete your account at any time. Messages that you sent to other people's chats may stay there.

## 7. Liability

We do our best to keep the service safe. We cannot answer for damage by what nobody could prevent, such as a failure of the network. Nothing here limits our liability for intent or gross negligence, or the rights that the law gives to consumers.

## 8. When these terms change

You are told beforehand what changes and from when: as a rule 7 days before, and 30 days before where a change is to your disadvantage. If you do not agree, you can take your data and leave before it counts. Earlier versions can always be read on this page.

## 9. Law

A host that is run in the Republic of Korea is under Korean law, one that is run elsewhere is under the law of that country. The protection that the law of your own country gives to consumers stays yours. Let us talk first if we disagree.

## 10. Whom to ask

{contact}
`,
} as const;
