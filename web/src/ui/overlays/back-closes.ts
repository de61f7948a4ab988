import { use } from 'react';
import { OverlayTriggerStateContext } from 'react-aria-components';
import { useBackCloses } from './use-back-closes.ts';

/** Stands inside an overlay that knows how to close itself, and closes it on Back. */
export function BackCloses(): null {
  const state = use(OverlayTriggerStateContext);
  useBackCloses(state !== null, () => state?.close());
  return null;
}
