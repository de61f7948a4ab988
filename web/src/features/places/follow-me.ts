import { call } from '../../platform/session/index.ts';
import { placesStore } from './state.ts';

/** The host hears where I am no more often than this, in ms. */
const tellEveryMs = 5_000;

let watching: number | undefined;
let lastTold = 0;
/** What came too soon after the one before, and is told when its time has come: whoever stands still is asked no more. */
let next: GeolocationPosition | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

const trouble = ({ code }: GeolocationPositionError): 'refused' | 'unknown' =>
  code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'unknown';

const stop = (): void => {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching);
  watching = undefined;
  clearTimeout(waiting);
  waiting = undefined;
  next = undefined;
};

const tell = async ({ coords }: GeolocationPosition): Promise<void> => {
  lastTold = Date.now();
  const { latitude, longitude, accuracy } = coords;
  const { sharing } = await call('places.move', {
    latitude,
    longitude,
    accuracy: Math.min(100_000, Math.round(accuracy)),
  });
  if (sharing > 0) return;
  placesStore.setState({ mine: [] });
  stop();
};

const heard = (position: GeolocationPosition): void => {
  placesStore.setState({ trouble: null });
  next = position;
  waiting ??= setTimeout(
    () => {
      waiting = undefined;
      if (next) void tell(next).catch(() => {});
      next = undefined;
    },
    Math.max(0, lastTold + tellEveryMs - Date.now()),
  );
};

/** Tells the host where this device is for as long as I share it anywhere; stops by itself. */
export const followMe = (): void => {
  const { mine } = placesStore.getState();
  if (mine.length === 0) return stop();
  if (watching !== undefined || !('geolocation' in navigator)) return;
  watching = navigator.geolocation.watchPosition(
    heard,
    (error) => placesStore.setState({ trouble: trouble(error) }),
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
};

/** Where this device is now. Rejects with `refused` or `unknown` as its message. */
export const findMe = (): Promise<{ latitude: number; longitude: number; accuracy: number }> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('unknown'));
    return navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: coords.latitude,
          longitude: coords.longitude,
          accuracy: Math.min(100_000, Math.round(coords.accuracy)),
        }),
      (error) => reject(new Error(trouble(error))),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  });
