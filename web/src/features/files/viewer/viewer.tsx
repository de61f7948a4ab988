import { boundSide, fileUrl, pictureBounds, type ChatId } from '@maru/contract';
import { useMemo, useState } from 'react';
import Lightbox, { type Slide } from 'yet-another-react-lightbox';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import { useWords, wordError } from '../../../platform/i18n/index.ts';
import { ConfirmDialog, toast } from '../../../ui/index.ts';
import { useChat } from '../../chats/index.ts';
import {
  deleteMessage,
  findLine,
  hideMessages,
  jumpTo,
  messagesStore,
  whatMayBeDone,
} from '../../messages/index.ts';
import { localUrl } from '../local-urls.ts';
import { Backing, VideoSlide } from './slides.tsx';
import type { MediaItem } from './media-list.ts';
import { useMedia } from './use-media.ts';
import { ViewerFrame } from './viewer-frame.tsx';
import { closeViewer, type ViewerStart } from './viewer-state.ts';
import './viewer.css';

declare module 'yet-another-react-lightbox' {
  interface GenericSlide {
    item?: MediaItem;
  }
  interface SlideVideo extends GenericSlide {
    type: 'video';
  }
  interface SlideTypes {
    video: SlideVideo;
  }
}

/** What every browser draws as it was sent. */
const drawnAsSent = /^image\/(jpeg|png|webp|avif)$/;
/** A photo of more bytes than this is looked at in the form for the screen alone. */
const mostOriginalBytes = 25_000_000;

const slideOf = (chatId: ChatId, item: MediaItem): Slide => {
  const { file } = item;
  if (file.kind === 'video') return { type: 'video', item };
  const own = localUrl(file.id);
  const { width, height, type, size } = file;
  const url = (form: 'screen' | 'original') => fileUrl({ chatId, id: file.id }, form);
  const slide = { item, src: own ?? url(file.animated ? 'original' : 'screen'), alt: file.name };
  if (!width || !height) return slide;
  const part = boundSide({ width, height }, pictureBounds.screen) / Math.max(width, height);
  const isSmaller = part < 1 && !own && !file.animated && size <= mostOriginalBytes && drawnAsSent.test(type);
  if (!isSmaller) return { ...slide, width, height };
  // Fetched once somebody looks closer than the form for the screen is fine.
  const fit = { width: Math.round(width * part), height: Math.round(height * part) };
  return {
    ...slide,
    srcSet: [
      { src: url('screen'), ...fit },
      { src: url('original'), width, height },
    ],
    width,
    height,
  };
};

/** Whether the message may be taken away for everyone; else it is only hidden from me. */
const isForAll = (chatId: ChatId, seq: number, host: boolean): boolean => {
  const line = findLine(chatId, seq);
  const { me } = messagesStore.getState();
  return line !== undefined && whatMayBeDone(line, { me, host, now: Date.now() }).deleteForAll;
};

/** A photo or a video over everything else, and the way through all others of the chat. */
export function Viewer({ start }: { readonly start: ViewerStart }) {
  const t = useWords();
  const { chatId } = start;
  const chat = useChat(chatId);
  const [shownId, setShownId] = useState<string>(start.fileId);
  const { items, dropMessage } = useMedia(start, (all) => all.findIndex((one) => one.file.id === shownId));
  const [asked, setAsked] = useState<{ seq: number; forAll: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const [isBare, setBare] = useState(false);
  const [isClose, setClose] = useState(false);
  const slides = useMemo(() => items.map((item) => slideOf(chatId, item)), [items, chatId]);
  const index = Math.max(
    0,
    items.findIndex((one) => one.file.id === shownId),
  );
  const item = items[index];

  const remove = async () => {
    if (!asked) return;
    setBusy(true);
    try {
      await (asked.forAll ? deleteMessage(chatId, asked.seq) : hideMessages(chatId, [asked.seq]));
      const next = items.find((one) => one.seq > asked.seq) ?? items.findLast((one) => one.seq < asked.seq);
      if (next) setShownId(next.file.id);
      if (dropMessage(asked.seq) === 0) closeViewer();
      toast(t('files.deleted'));
    } catch (error) {
      toast(wordError(error), { tone: 'danger' });
    }
    setBusy(false);
    setAsked(undefined);
  };

  if (!item) return null;
  return (
    <>
      <Lightbox
        open
        // Whoever looks closer wants the picture alone; a press brings the rest back.
        className={isBare === isClose ? 'maru-viewer' : 'maru-viewer maru-viewer-bare'}
        close={closeViewer}
        slides={slides}
        index={index}
        plugins={[Zoom]}
        toolbar={{ buttons: [] }}
        carousel={{ finite: true, padding: 0, spacing: '24px', preload: 2 }}
        controller={{ closeOnPullDown: true, closeOnBackdropClick: false }}
        // Three steps: the first brings a tall screenshot to the width of a phone.
        zoom={{ maxZoomPixelRatio: 3, doubleClickMaxStops: 3, scrollToZoom: true, pinchZoomV4: true }}
        animation={{ fade: 160, swipe: 260 }}
        labels={{
          Previous: t('files.previous'),
          Next: t('files.next'),
          Close: t('files.close'),
          Lightbox: t('files.viewer'),
          'Photo gallery': t('files.viewer'),
          Carousel: t('files.viewer'),
          Slide: t('files.photos', { count: 1 }),
          '{index} of {total}': t('files.viewerPlace', { place: '{index}', count: '{total}' }),
        }}
        on={{
          view: ({ index: at }) => {
            const seen = items[at];
            if (seen) setShownId(seen.file.id);
          },
          click: () => setBare(!isBare),
          zoom: ({ zoom }) => {
            setClose(zoom > 1);
            if (isClose && zoom <= 1) setBare(false);
          },
        }}
        render={{
          buttonZoom: () => null,
          iconLoading: () => null,
          ...(index === 0 ? { buttonPrev: () => null } : {}),
          ...(index === items.length - 1 ? { buttonNext: () => null } : {}),
          slideHeader: ({ slide }) => slide.item && <Backing chatId={chatId} file={slide.item.file} />,
          slide: ({ slide, offset }) =>
            slide.type === 'video' && slide.item ? (
              <VideoSlide chatId={chatId} file={slide.item.file} isShown={offset === 0} />
            ) : undefined,
          controls: () => (
            <ViewerFrame
              chatId={chatId}
              item={item}
              place={index + 1}
              count={items.length}
              onClose={closeViewer}
              onDelete={() =>
                setAsked({
                  seq: item.seq,
                  forAll: isForAll(chatId, item.seq, chat?.kind === 'group' && chat.role === 'host'),
                })
              }
              onJump={() => {
                closeViewer();
                void jumpTo(chatId, item.seq).catch(() => {});
              }}
            />
          ),
        }}
      />
      <ConfirmDialog
        isOpen={asked !== undefined}
        isDanger
        isBusy={isBusy}
        title={t('files.deleteAsk')}
        confirmLabel={t('files.delete')}
        cancelLabel={t('files.cancelDelete')}
        onConfirm={() => void remove()}
        onCancel={() => setAsked(undefined)}
      >
        {t(asked?.forAll ? 'files.deleteText' : 'files.deleteMineText')}
      </ConfirmDialog>
    </>
  );
}
