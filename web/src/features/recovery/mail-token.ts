/** The secret in the address of a mail's link, which no server gets to see. It is taken out of the address at once. */
export const takeMailToken = (): string => {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
};
