/** What the local storage keeps of one's doings: words that were looked for, settings on their way, what was heard … */
export const privateNames = (accountId: string): readonly string[] => [
  `maru.searches.${accountId}`,
  'maru.unsent-settings',
  'maru.unsent-notifications',
  'maru.unsent-reads',
  'maru.emoji.recent',
  'maru.stickers',
  'maru.heard',
];

/** What of these lies in the clear. */
export const readPrivateTexts = (accountId: string): { name: string; text: string }[] =>
  privateNames(accountId).flatMap((name) => {
    const text = localStorage.getItem(name);
    return text === null ? [] : [{ name, text }];
  });

/** Takes it out of the clear. */
export const dropPrivateTexts = (accountId: string): void => {
  try {
    for (const name of privateNames(accountId)) localStorage.removeItem(name);
  } catch {
    // Where nothing may be kept, nothing lies there.
  }
};
