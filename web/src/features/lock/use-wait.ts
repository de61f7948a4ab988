import { useEffect, useState } from 'react';
import { waitLeft } from '../../platform/lock/index.ts';
import { useLockRecord } from './hooks.ts';

/** How long one has still to wait before the next try, as the device knows it; falls by itself. */
export function useWait(): number {
  const record = useLockRecord();
  const [now, setNow] = useState(() => Date.now());
  const left = record ? waitLeft(record, now) : 0;
  const isWaiting = left > 0;
  useEffect(() => setNow(Date.now()), [record]);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return left;
}
