import { useEffect, useState } from 'react';
import { loadHost } from './start-session.ts';

/** It stands behind the #, so that no log of a host or a proxy ever has it. */
const readCode = (): string => /^#([\w-]{8,40})$/.exec(location.hash)?.[1] ?? '';

let kept = '';

/** The invitation somebody came with; it is remembered while they look around the way in. */
export const useInvitation = (): string => {
  const [code] = useState(() => (kept = readCode() || kept));
  // Whether one is needed may have changed since the app was opened.
  useEffect(() => void loadHost(), []);
  return code;
};
