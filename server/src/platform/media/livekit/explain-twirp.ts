import { MediaTrouble } from '../engine.ts';

/** Is this LiveKit's way to say that there is no such room or person? */
export const isGone = (error: unknown): boolean => {
  const { status, code } = error as { status?: number; code?: string };
  return status === 404 || code === 'not_found';
};

/** Turns what LiveKit refuses, and a LiveKit that does not answer, into what an engine does. Pure. */
export const asTrouble = (error: unknown): unknown => {
  if (error instanceof MediaTrouble) return error;
  if (isGone(error)) return new MediaTrouble('noPerson', 'There is no such room or person.');
  const { name, status, code } = error as { name?: string; status?: number; code?: string };
  if (status === 401 || status === 403)
    return new MediaTrouble(
      'unreachable',
      'The LiveKit server does not take LIVEKIT_API_KEY and its secret.',
    );
  const isNet = name === 'TypeError' || name === 'AbortError' || name === 'TimeoutError';
  if (isNet || (status ?? 0) >= 500 || code !== undefined)
    return new MediaTrouble('unreachable', 'The LiveKit server does not answer.');
  return error;
};
