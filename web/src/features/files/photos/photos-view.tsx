import type { FileRef } from '@maru/contract';
import { useMemo } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { DESKTOP_QUERY, useIsPhone } from '../../../ui/index.ts';
import type { ContentView, ContentViewProps } from '../../messages/ui.ts';
import { useUpload } from '../hooks.ts';
import { UploadBar } from '../upload-bar/upload-bar.tsx';
import { UploadRing } from '../upload-bar/upload-ring.tsx';
import { openViewer } from '../viewer/viewer-state.ts';
import { layoutMosaic, type Tile } from './layout-mosaic.ts';
import { PhotoImage } from './photo-image.tsx';
import styles from './photos-view.module.css';

const widths = { phone: 248, desktop: 312 };

/** Photos that were sent together, in one frame. */
function PhotosView({ bubble, content }: ContentViewProps<'photos'>) {
  const t = useWords();
  const isPhone = useIsPhone();
  const { files } = content;
  const mosaic = useMemo(
    () => layoutMosaic(files, isPhone ? widths.phone : widths.desktop),
    [files, isPhone],
  );
  const { chatId, seq } = bubble;
  const isSent = seq !== null;
  return (
    <div
      className={styles.mosaic}
      style={{ width: mosaic.width, aspectRatio: `${mosaic.width} / ${mosaic.height}` }}
      role="group"
      aria-label={t('files.photos', { count: files.length })}
    >
      {mosaic.tiles.map((tile, place) => {
        const file = files[place];
        if (!file) return null;
        const hidden = place === mosaic.tiles.length - 1 ? mosaic.hidden : 0;
        return (
          <button
            // Before and after sending it is the same place, though the file's id has changed.
            key={place}
            type="button"
            className={styles.tile}
            style={styleOf(tile)}
            aria-label={t('files.photoOf', { place: place + 1, count: files.length })}
            disabled={!isSent}
            onClick={() => isSent && openViewer({ chatId, fileId: file.id, near: { seq, files } })}
          >
            <PhotoImage chatId={chatId} file={file} isLocal={!isSent} />
            {file.animated && <span className={styles.mark}>GIF</span>}
            {hidden > 0 && <span className={styles.hidden}>+{hidden}</span>}
            {bubble.state === 'pending' && hidden === 0 && <TileRing file={file} />}
          </button>
        );
      })}
      {!isSent && <UploadBar bubble={bubble} />}
    </div>
  );
}

function TileRing({ file }: { readonly file: FileRef }) {
  const upload = useUpload(file.id);
  if (!upload || upload.state === 'done') return null;
  return (
    <span className={styles.ring}>
      <UploadRing upload={upload} />
    </span>
  );
}

const percent = (part: number): string => `${part * 100}%`;

const styleOf = ({ left, top, width, height }: Tile) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});

const isWide = (): boolean => globalThis.matchMedia?.(DESKTOP_QUERY).matches ?? false;

/** How photos are shown in a room. */
export const photosView: ContentView<'photos'> = {
  type: 'photos',
  View: PhotosView,
  frame: 'bare',
  estimate: ({ files }) => layoutMosaic(files, isWide() ? widths.desktop : widths.phone).height,
};
