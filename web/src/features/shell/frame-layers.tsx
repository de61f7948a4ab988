import { CallBar } from '../calls/ui.ts';
import { SoundBar } from '../files/ui.ts';
import { MessageToasts } from '../notifications/ui.ts';
import { SecretDoor } from '../secret-chats/ui.ts';
import { ProfileLayer } from './profile-layer.tsx';

/** What goes on while one looks at something else: a call, a voice. */
export function FrameBars() {
  return (
    <>
      <CallBar />
      <SoundBar />
    </>
  );
}

/** What they take. */
export interface FrameLayersProps {
  readonly personId: string | undefined;
  /** A room in a window of its own tells of no other. */
  readonly isWindow: boolean;
}

/** What may stand over the places of the frame. */
export function FrameLayers({ personId, isWindow }: FrameLayersProps) {
  return (
    <>
      {!isWindow && <MessageToasts />}
      <SecretDoor />
      <ProfileLayer personId={personId} />
    </>
  );
}
