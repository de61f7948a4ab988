import type { ChatId, FileRef } from '@maru/contract';
import { Download, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx, DESKTOP_QUERY, toast, useIsPhone } from '../../../ui/index.ts';
import type { ContentView, ContentViewProps } from '../../messages/ui.ts';
import { saveFile, useSaving } from '../cards/save-file.ts';
import { urlOf, useFileUrl } from '../file-address.ts';
import { useUpload } from '../hooks.ts';
import { localUrl } from '../local-urls.ts';
import { blurUrl } from '../photos/blur-url.ts';
import { layoutMosaic } from '../photos/layout-mosaic.ts';
import { UploadBar } from '../upload-bar/upload-bar.tsx';
import { UploadRing } from '../upload-bar/upload-ring.tsx';
import { openViewer } from '../viewer/viewer-state.ts';
import { wordLength } from '../voice/word-length.ts';
import { useMaking } from './making-state.ts';
import { useMutedPreview } from './use-muted-preview.ts';
import styles from './video-view.module.css';

const widths = { phone: 248, desktop: 312 };

/** A video in the room: a still of it with its length; it moves without sound, and opens large. */
function VideoView({ bubble, content: { file } }: ContentViewProps<'video'>) {
  const t = useWords();
  const isPhone = useIsPhone();
  const { chatId, seq } = bubble;
  const frame = useMemo(() => layoutMosaic([file], isPhone ? widths.phone : widths.desktop), [file, isPhone]);
  const upload = useUpload(file.id);
  const isSent = seq !== null;
  const { place, isMoving, onPointerEnter, onPointerLeave } = useMutedPreview(
    isSent && file.state === undefined,
  );
  const length = file.durationMs === undefined ? '' : wordLength(Math.max(1_000, file.durationMs));
  const isGoing = !isSent && upload !== undefined && upload.state !== 'done';
  return (
    <div
      ref={place}
      className={styles.video}
      style={{ width: frame.width, aspectRatio: `${frame.width} / ${frame.height}` }}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <button
        type="button"
        className={styles.open}
        aria-label={t('video.open', { length: length || '?' })}
        disabled={!isSent}
        onClick={() => isSent && openViewer({ chatId, fileId: file.id, near: { seq, files: [file] } })}
      >
        <Still chatId={chatId} file={file} isSent={isSent} />
        {isMoving && <Moving chatId={chatId} file={file} />}
        {isGoing ? (
          <span className={styles.middle}>
            <UploadRing upload={upload} size={52} />
          </span>
        ) : (
          !isMoving && (
            <span className={cx(styles.middle, styles.play)} aria-hidden="true">
              <Play fill="currentColor" />
            </span>
          )
        )}
        {length !== '' && <span className={styles.length}>{length}</span>}
      </button>
      {isSent && file.state === 'processing' && <Making file={file} />}
      {isSent && file.state === 'failed' && <Failed chatId={chatId} file={file} />}
      {!isSent && <UploadBar bubble={bubble} />}
    </div>
  );
}

interface FilmProps {
  readonly chatId: ChatId;
  readonly file: FileRef;
}

/** The poster that the host has made; until then a first moment of the film itself, where it is on this device. */
function Still({ chatId, file, isSent }: FilmProps & { readonly isSent: boolean }) {
  const [isHere, setHere] = useState(false);
  const own = localUrl(file.id);
  const poster = useFileUrl({ chatId, file, form: 'preview' }, isSent && file.preview === true);
  const blur = file.blur ? blurUrl(file.blur) : undefined;
  const show = () => setHere(true);
  const className = cx(styles.still, !isHere && styles.coming);
  return (
    <span
      className={styles.place}
      {...(blur && !isHere ? { style: { backgroundImage: `url(${blur})` } } : {})}
    >
      {isSent && file.preview
        ? poster.url !== undefined && (
            <img
              className={className}
              src={poster.url}
              alt=""
              loading="lazy"
              decoding="async"
              draggable={false}
              onLoad={show}
            />
          )
        : own && (
            // Without a moment that is named, some browsers show nothing at all.
            <video
              className={className}
              src={`${own}#t=0.1`}
              muted
              playsInline
              preload="metadata"
              onLoadedData={show}
            />
          )}
    </span>
  );
}

/** A film of a secret room that would have to be fetched whole for this stands still. */
function Moving({ chatId, file }: FilmProps) {
  const url = localUrl(file.id) ?? urlOf(chatId, file, 'play');
  if (url === undefined) return null;
  return (
    <video
      className={styles.moving}
      src={url}
      muted
      loop
      autoPlay
      playsInline
      aria-hidden="true"
      tabIndex={-1}
    />
  );
}

function Making({ file }: { readonly file: FileRef }) {
  const t = useWords();
  const percent = useMaking(file.id);
  return (
    <span className={styles.pill} role="status" aria-live="off">
      {percent === undefined ? t('video.making') : t('video.makingPercent', { percent })}
    </span>
  );
}

function Failed({ chatId, file }: FilmProps) {
  const t = useWords();
  const saving = useSaving(file.id);
  const save = () => void saveFile(chatId, file).catch(() => toast(t('cards.notSaved'), { tone: 'danger' }));
  return (
    <span className={cx(styles.pill, styles.failed)}>
      {t('video.failed')}
      <button type="button" aria-label={t('video.save')} disabled={saving !== undefined} onClick={save}>
        <Download aria-hidden="true" />
      </button>
    </span>
  );
}

const isWide = (): boolean => globalThis.matchMedia?.(DESKTOP_QUERY).matches ?? false;

/** How videos are shown in a room. */
export const videoView: ContentView<'video'> = {
  type: 'video',
  View: VideoView,
  frame: 'bare',
  estimate: ({ file }) => layoutMosaic([file], isWide() ? widths.desktop : widths.phone).height,
};
