import { useStore } from 'zustand';
import { lazily } from '../../../ui/index.ts';
import { useAskingDevices } from '../index.ts';
import { openStore } from './open-sheet.ts';

const SecretSheets = lazily(async () => (await import('./secret-sheets.tsx')).SecretSheets, { isOver: true });

/** Stands over the app, and fetches what secret chats show once there is something to show. */
export function SecretDoor() {
  const isOpen = useStore(openStore, (state) => state.sheet !== null);
  const isAsked = useAskingDevices().length > 0;
  return isOpen || isAsked ? <SecretSheets /> : null;
}
