import sharp from 'sharp';

/** A form of ours as a JPEG, for the rare client that takes neither AVIF nor WebP: made when it asks, kept nowhere. */
export const writeJpeg = (form: Buffer): Promise<Buffer> =>
  sharp(form).flatten({ background: '#ffffff' }).jpeg({ quality: 82 }).toBuffer();
