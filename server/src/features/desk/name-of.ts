/** How somebody stands in the audit log: by handle, which changes seldom. */
export const nameOf = (who: { handle: string | null; name: string } | undefined): string =>
  who ? (who.handle === null ? who.name : `@${who.handle}`) : '';
