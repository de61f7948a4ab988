import { useEffect, useState } from 'react';

/** Shows the component anew every so often while it is on; gives the moment, in ms of `performance.now()`. */
export const useTick = (isOn: boolean, everyMs: number): number => {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isOn) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), everyMs);
    return () => clearInterval(timer);
  }, [isOn, everyMs]);
  return now;
};
