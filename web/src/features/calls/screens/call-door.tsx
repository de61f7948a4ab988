import { useStore } from 'zustand';
import { lazily } from '../../../ui/index.ts';
import { useCall, useIncoming } from '../hooks.ts';
import { doorStore } from './door-state.ts';

const CallLayer = lazily(async () => (await import('./call-layer.tsx')).CallLayer);
const IncomingLayer = lazily(async () => (await import('./incoming-layer.tsx')).IncomingLayer);
const DoorSheets = lazily(async () => (await import('./door-sheets.tsx')).DoorSheets, { isOver: true });

/** Stands over the app: the call of this tab, calls that ring, and the way into one. */
export function CallDoor() {
  const hasCall = useCall() !== undefined;
  const isRinging = useIncoming().length > 0;
  const isOpen = useStore(doorStore, ({ sheet }) => sheet !== undefined);
  return (
    <>
      {hasCall && <CallLayer />}
      {isRinging && <IncomingLayer />}
      {isOpen && <DoorSheets />}
    </>
  );
}
