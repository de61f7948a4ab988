import { CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Button, Spinner } from '../../ui/index.ts';
import styles from './people.module.css';
import { findQrReader } from './qr-reader.ts';
import { readLink } from './read-link.ts';

type State = 'starting' | 'looking' | 'foreign' | 'refused' | 'missing';

const PAUSE = 180;

const whyNot = (reason: unknown): State =>
  reason instanceof DOMException && reason.name === 'NotAllowedError' ? 'refused' : 'missing';

/** Looks through the camera until a link of this host is seen; `onFound` gets the page it leads to. */
export function QrScanner({ onFound }: { readonly onFound: (path: string) => void }) {
  const t = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>('starting');
  const [attempt, setAttempt] = useState(0);
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  }, [onFound]);
  useEffect(() => {
    const looking = new AbortController();
    setState('starting');
    const take = (text: string): boolean => {
      const path = readLink(text, location.origin);
      if (path) found.current(path);
      else setState('foreign');
      return path !== undefined;
    };
    look(video.current, looking.signal, { onStart: () => setState('looking'), onText: take }).catch(
      (reason: unknown) => looking.signal.aborted || setState(whyNot(reason)),
    );
    return () => looking.abort();
  }, [attempt]);
  const isOff = state === 'refused' || state === 'missing';
  return (
    <div className={styles.scanner}>
      <div className={styles.camera} hidden={isOff}>
        <video ref={video} muted playsInline aria-label={t('people.scanLabel')} />
        <span className={styles.aim} aria-hidden="true" />
        {state === 'starting' && <Spinner label={t('people.scanStarting')} size="lg" />}
      </div>
      {isOff && <CameraOff className={styles.cameraOff} aria-hidden="true" />}
      <p role="status" className={styles.mineText}>
        {state === 'refused'
          ? t('people.scanRefused')
          : state === 'missing'
            ? t('people.scanMissing')
            : t(state === 'foreign' ? 'people.scanForeign' : 'people.scanText')}
      </p>
      {isOff && <Button onPress={() => setAttempt(attempt + 1)}>{t('people.scanAgain')}</Button>}
    </div>
  );
}

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
