import { UpdateTrackSettings, type SignalRequest } from '@livekit/protocol';

/** What a client says when its screen shows a track in another size, or not at all. */
export function setting(
  trackSid: string,
  asked: { quality?: 0 | 1 | 2; disabled?: boolean },
): NonNullable<SignalRequest['message']> {
  return { case: 'trackSetting', value: new UpdateTrackSettings({ trackSids: [trackSid], ...asked }) };
}
