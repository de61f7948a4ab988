/** Reads the QR in a picture; undefined where there is none. */
export type QrReader = (source: QrSource) => Promise<string | undefined>;

type QrSource = HTMLVideoElement | ImageBitmap;

interface BarcodeReader {
  detect(source: QrSource): Promise<{ rawValue: string }[]>;
}

interface BarcodeReaderMaker {
  new (options: { formats: string[] }): BarcodeReader;
  getSupportedFormats(): Promise<string[]>;
}

const LONGEST = 720;

const ofBrowser = async (): Promise<QrReader | undefined> => {
  const Maker = (globalThis as { BarcodeDetector?: BarcodeReaderMaker }).BarcodeDetector;
  const formats = await Maker?.getSupportedFormats().catch((): string[] => []);
  if (!Maker || !formats?.includes('qr_code')) return undefined;
  const reader = new Maker({ formats: ['qr_code'] });
  return async (source) => (await reader.detect(source))[0]?.rawValue;
};

const ofOurs = async (): Promise<QrReader> => {
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (source) => {
    const [wide, high] =
      source instanceof HTMLVideoElement
        ? [source.videoWidth, source.videoHeight]
        : [source.width, source.height];
    const scale = Math.min(1, LONGEST / Math.max(wide, high, 1));
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    if (!context || canvas.width === 0) return undefined;
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return decode({ data, width, height });
    } catch {
      return undefined;
    }
  };
};

/** The browser's own reader where it has one, else ours, which is loaded only then. */
export const findQrReader = async (): Promise<QrReader> => (await ofBrowser()) ?? (await ofOurs());

/** Reads the QR in a file with a picture; undefined where there is none, or no picture. */
export const readQrPicture = async (file: File): Promise<string | undefined> => {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  const read = await findQrReader();
  const text = await read(picture).catch(() => undefined);
  picture.close();
  return text;
};
