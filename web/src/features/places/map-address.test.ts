import { expect, it } from 'vitest';
import { mapAddress } from './map-address.ts';

const hallasan = { latitude: 33.3617, longitude: 126.5292 };

it('opens the map that the system of the device has', () => {
  expect(mapAddress(hallasan, 'Mozilla/5.0 (Linux; Android 15; Pixel 9)')).toBe(
    'geo:33.3617,126.5292?q=33.3617,126.5292',
  );
  expect(mapAddress(hallasan, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toContain(
    'maps.apple.com/?ll=33.3617,126.5292',
  );
  expect(mapAddress(hallasan, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toContain(
    '#map=16/33.3617/126.5292',
  );
});
