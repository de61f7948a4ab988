import { boundSide, pictureBounds, type ChatId, type FileRef } from '@maru/contract';
import { useEffect, useMemo, useState } from 'react';
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
import { openFileUrl, urlOf } from '../file-address.ts';
import { localUrl } from '../local-urls.ts';
import { blurUrl } from '../photos/blur-url.ts';
import { useOpened } from '../sealed/use-opened.ts';
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

/** Nothing at all, until what is sealed has been opened. */
const blank = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

const formFor = ({ animated }: FileRef): 'original' | 'screen' => (animated ? 'original' : 'screen');

const shownUrl = (chatId: ChatId, file: FileRef): string =>
  urlOf(chatId, file, formFor(file)) ??
  urlOf(chatId, file, 'list') ??
  (file.blur ? blurUrl(file.blur) : undefined) ??
  blank;

const slideOf = (chatId: ChatId, item: MediaItem): Slide => {
  const { file } = item;
  if (file.kind === 'video') return { type: 'video', item };
  const own = localUrl(file.id);
  const { width, height, type, size } = file;
  const slide = { item, src: own ?? shownUrl(chatId, file), alt: file.name };
  if (!width || !height) return slide;
  const part = boundSide({ width, height }, pictureBounds.screen) / Math.max(width, height);
  const isSmaller = part < 1 && !own && !file.animated && size <= mostOriginalBytes && drawnAsSent.test(type);
  const whole = isSmaller && urlOf(chatId, file, 'original');
  if (!whole) return { ...slide, width, height };
  // Fetched once somebody looks closer than the form for the screen is fine.
  const fit = { width: Math.round(width * part), height: Math.round(height * part) };
  return {
    ...slide,
    srcSet: [
      { src: shownUrl(chatId, file), ...fit },
      { src: whole, width, height },
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

/** What is shown; anew whenever something that was sealed is open, and so has an address. */
const useSlides = (chatId: ChatId, items: readonly MediaItem[]): Slide[] => {
  const opened = useOpened();
  return useMemo(() => (opened ? items.map((item) => slideOf(chatId, item)) : []), [chatId, items, opened]);
};

/** Opens the sealed photos that are looked at, and those beside them. */
const useOpenAround = (chatId: ChatId, items: readonly MediaItem[], index: number): void => {
  useEffect(() => {
    for (const { file } of items.slice(Math.max(0, index - 1), index + 2)) {
      if (file.kind !== 'photo' || !file.sealed || localUrl(file.id)) continue;
      openFileUrl(chatId, file, formFor(file)).catch(() => {});
    }
  }, [chatId, items, index]);
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
  const slides = useSlides(chatId, items);
  const index = Math.max(
    0,
    items.findIndex((one) => one.file.id === shownId),
  );
  useOpenAround(chatId, items, index);
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
