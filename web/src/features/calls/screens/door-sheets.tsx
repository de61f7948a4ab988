import { useStore } from 'zustand';
import { closeDoor, doorStore } from './door-state.ts';
import { GreenRoom } from './green-room.tsx';
import { NewCallSheet } from './new-call-sheet.tsx';
import { StartSheet } from './start-sheet.tsx';

/** The sheets that lead into a call. */
export function DoorSheets() {
  const sheet = useStore(doorStore, (state) => state.sheet);
  switch (sheet?.kind) {
    case undefined:
      return null;
    case 'start':
      return <StartSheet chatId={sheet.chatId} kind={sheet.call} onClose={closeDoor} />;
    case 'join':
      return <GreenRoom chatId={sheet.chatId} callId={sheet.callId} onClose={closeDoor} />;
    case 'new':
      return <NewCallSheet onClose={closeDoor} />;
  }
}
