import { useEffect, useState } from 'react';

const inAddress = (): string => location.hash.slice(1);

/**
 * The secret in the address of a mail's link, which no server gets to see; and how to drop it. It is taken out of the address
 * once the page stands, and not while it is drawn: a drawing that is thrown away must not take it along.
 */
export const useMailToken = (): [token: string, setToken: (token: string) => void] => {
  const [token, setToken] = useState(inAddress);
  useEffect(() => {
    const take = () => {
      if (!inAddress()) return;
      setToken(inAddress());
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    // The link may be opened in a tab that shows this page already.
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return [token, setToken];
};
