/** The code in the address; no server gets to see what stands behind the `#`. */
export const codeHere = (): string => location.hash.slice(1);

/** Takes it out of the address, so that nobody finds it in the history. */
export const hideCode = (): void => {
  if (location.hash) history.replaceState(history.state, '', location.pathname);
};
