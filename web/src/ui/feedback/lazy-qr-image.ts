import { lazily } from '../lazily.tsx';

/** A text as a QR picture; what draws it is fetched when one is first shown. */
export const QrImage = lazily(async () => (await import('./qr-image.tsx')).QrImage);
