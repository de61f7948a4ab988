import { CameraOff, Image } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, cx, FileButton, Spinner } from '../../ui/index.ts';
import styles from './people.module.css';
import { findQrReader, readQrPicture } from './qr-reader.ts';
import { readLink } from './read-link.ts';

type Camera = 'starting' | 'looking' | 'refused' | 'missing';
type Trouble = 'foreign' | 'unreadable';

const PAUSE = 180;

const whyNot = (reason: unknown): Camera =>
  reason instanceof DOMException && reason.name === 'NotAllowedError' ? 'refused' : 'missing';

/** What the scanner takes. */
export interface QrScannerProps {
  /** Gets what `read` made of the code: without it, the page that the link leads to. */
  readonly onFound: (found: string) => void;
  /** Undefined for a code that is not what is looked for. Links of this host, where it is left out. */
  readonly read?: ((text: string) => string | undefined) | undefined;
  /** In place of the words about links: where to hold the camera, that a code is another one, that there is no camera. */
  readonly words?: { readonly aim: string; readonly foreign: string; readonly missing: string } | undefined;
  /** For those who cannot scan. */
  readonly onHandle?: (() => void) | undefined;
}

const readOurLink = (text: string) => readLink(text, location.origin);

/** Looks through the camera until a link of this host is seen; a picture of the QR does as well. */
export function QrScanner({ onFound, onHandle, read = readOurLink, words }: QrScannerProps) {
  const t = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>('starting');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef({ onFound, read });
  useEffect(() => {
    asked.current = { onFound, read };
  }, [onFound, read]);
  const take = useCallback((text: string): boolean => {
    const found = asked.current.read(text);
    if (found) asked.current.onFound(found);
    else setTrouble('foreign');
    return found !== undefined;
  }, []);
  useEffect(() => {
    const looking = new AbortController();
    setCamera('starting');
    look(video.current, looking.signal, { onStart: () => setCamera('looking'), onText: take }).catch(
      (reason: unknown) => looking.signal.aborted || setCamera(whyNot(reason)),
    );
    return () => looking.abort();
  }, [attempt, take]);
  const readPicture = async (file: File) => {
    const text = await readQrPicture(file);
    if (text) take(text);
    else setTrouble('unreadable');
  };
  const say = trouble ?? camera;
  const own = words && { ...words, starting: words.aim, looking: words.aim };
  const isOff = camera === 'refused' || camera === 'missing';
  return (
    <div className={styles.scanner}>
      <div className={cx(styles.camera, isOff && styles.cameraOff)}>
        <video ref={video} hidden={isOff} muted playsInline aria-label={t('people.scanLabel')} />
        {isOff ? <CameraOff aria-hidden="true" /> : <span className={styles.aim} aria-hidden="true" />}
        {camera === 'starting' && <Spinner label={t('people.scanStarting')} size="lg" />}
      </div>
      <p role="status" className={cx(styles.mineText, styles.scanText)}>
        {own && say in own ? own[say as keyof typeof own] : t(scanWords[say])}
      </p>
      <div className={styles.linkButtons}>
        <FileButton
          icon={<Image aria-hidden="true" />}
          onPick={(file) => {
            setTrouble(null);
            void readPicture(file);
          }}
        >
          {t('people.scanPicture')}
        </FileButton>
        {isOff && (
          <>
            <Button
              onPress={() => {
                setTrouble(null);
                setAttempt(attempt + 1);
              }}
            >
              {t('people.scanAgain')}
            </Button>
            {onHandle && (
              <Button variant="quiet" onPress={onHandle}>
                {t('people.scanByHandle')}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

const scanWords: Record<Camera | Trouble, string> = {
  starting: 'people.scanText',
  looking: 'people.scanText',
  refused: 'people.scanRefused',
  missing: 'people.scanMissing',
  foreign: 'people.scanForeign',
  unreadable: 'people.scanUnreadable',
};

interface Looking {
  onStart(): void;
  /** True ends the search. */
  onText(text: string): boolean;
}

async function look(video: HTMLVideoElement | null, signal: AbortSignal, on: Looking): Promise<void> {
  if (!navigator.mediaDevices) throw new DOMException('no camera here', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', stop);
  if (signal.aborted || !video) return stop();
  video.srcObject = stream;
  await video.play();
  on.onStart();
  const read = await findQrReader();
  while (!signal.aborted) {
    const text = await read(video).catch(() => undefined);
    if (text && !signal.aborted && on.onText(text)) return stop();
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}
