import { call } from '../../platform/session/index.ts';
import { placesStore } from './state.ts';

/** The host hears where I am no more often than this, in ms. */
const tellEveryMs = 5_000;

let watching: number | undefined;
let lastTold = 0;

const trouble = ({ code }: GeolocationPositionError): 'refused' | 'unknown' =>
  code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'unknown';

const stop = (): void => {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching);
  watching = undefined;
};

const tell = async ({ coords }: GeolocationPosition): Promise<void> => {
  placesStore.setState({ trouble: null });
  const now = Date.now();
  if (now - lastTold < tellEveryMs) return;
  lastTold = now;
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

/** Tells the host where this device is for as long as I share it anywhere; stops by itself. */
export const followMe = (): void => {
  const { mine } = placesStore.getState();
  if (mine.length === 0) return stop();
  if (watching !== undefined || !('geolocation' in navigator)) return;
  watching = navigator.geolocation.watchPosition(
    (position) => void tell(position).catch(() => {}),
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
