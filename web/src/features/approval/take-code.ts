/** Takes the code out of the address, where nobody who looks at the screen or the history finds it. */
export const takeCode = (): string => {
  const code = location.hash.slice(1);
  if (code) history.replaceState(history.state, '', location.pathname);
  return code;
};
