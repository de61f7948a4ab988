import type { ChatId, GalleryItem, Hit } from '@maru/contract';
import { FileText, Link2, MessageSquareText, Mic } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useLanguage, useMoments, useWords } from '../../../platform/i18n/index.ts';
import { EmptyState, IconButton, ListRow, Spinner, toast } from '../../../ui/index.ts';
import { saveFile, wordBytes } from '../../files/ui.ts';
import { useDisplayName } from '../../people/index.ts';
import { useNearEnd } from '../everywhere/use-near-end.ts';
import { useSearch } from '../use-search.ts';
import { byMonth } from './by-month.ts';
import styles from './gallery.module.css';
import { MediaTile } from './media-tile.tsx';
import { useGallery } from './use-gallery.ts';

const media = ['photo', 'video'] as const;
const pageSize = 60;

interface MonthsProps<Item> {
  readonly items: readonly Item[];
  readonly isLoaded: boolean;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  readonly isGrid?: boolean | undefined;
  readonly show: (item: Item) => ReactNode;
  readonly keyOf: (item: Item) => string;
}

/** Things under the months they came in; more come as one scrolls. */
function Months<Item extends { readonly at: string }>(props: MonthsProps<Item>) {
  const { items, isLoaded, hasMore, loadMore, isGrid, show, keyOf } = props;
  const t = useWords();
  const locale = useLanguage() === 'ko' ? 'ko-KR' : 'en-GB';
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long' });
  const box = useRef<HTMLDivElement>(null);
  useNearEnd(box, loadMore);
  return (
    <div ref={box} className={styles.scroller}>
      {isLoaded && items.length === 0 && (
        <EmptyState drawing="calm" title={t('search.noFiles')} text={t('search.noFilesText')} />
      )}
      {byMonth(items).map(({ at, items: own }) => (
        <section key={at} aria-label={month.format(new Date(at))}>
          <h2 className={styles.month}>{month.format(new Date(at))}</h2>
          <ul className={isGrid ? styles.grid : undefined}>
            {own.map((item) => (
              <li key={keyOf(item)}>{show(item)}</li>
            ))}
          </ul>
        </section>
      ))}
      {(hasMore || !isLoaded) && (
        <div className={styles.waiting} role="status">
          <Spinner />
          <span className="visually-hidden">{t('search.busy')}</span>
        </div>
      )}
    </div>
  );
}

const fileKey = ({ file, seq, place }: GalleryItem): string => `${seq} ${place} ${file.id}`;

/** Photos and videos. */
export function MediaTab({ chatId }: { readonly chatId: ChatId }) {
  const gallery = useGallery(chatId, media, { limit: pageSize });
  return (
    <Months {...gallery} isGrid keyOf={fileKey} show={(item) => <MediaTile chatId={chatId} item={item} />} />
  );
}

interface FilesTabProps {
  readonly chatId: ChatId;
  readonly kind: 'file' | 'voice';
  readonly onJump: (seq: number) => void;
}

const kinds = { file: ['file'], voice: ['voice'] } as const;

/** Files, or voice messages. */
export function FilesTab({ chatId, kind, onJump }: FilesTabProps) {
  const gallery = useGallery(chatId, kinds[kind], { limit: pageSize });
  return (
    <Months
      {...gallery}
      keyOf={fileKey}
      show={(item) => <FileItem chatId={chatId} item={item} onJump={onJump} />}
    />
  );
}

interface FileItemProps {
  readonly chatId: ChatId;
  readonly item: GalleryItem;
  readonly onJump: (seq: number) => void;
}

function FileItem({ chatId, item, onJump }: FileItemProps) {
  const t = useWords();
  const { short } = useMoments();
  const name = useDisplayName(item.author);
  const { file, seq } = item;
  const isVoice = file.kind === 'voice';
  const download = () =>
    void saveFile(chatId, file).catch(() => toast(t('cards.notSaved'), { tone: 'danger' }));
  return (
    <ListRow
      leading={
        <span className={styles.glyph}>
          {isVoice ? <Mic aria-hidden="true" /> : <FileText aria-hidden="true" />}
        </span>
      }
      title={isVoice ? name : file.name}
      subtitle={isVoice ? t('search.voice') : `${wordBytes(file.size)} · ${name}`}
      meta={short(item.at)}
      onPress={() => (isVoice ? onJump(seq) : download())}
      action={
        <IconButton
          label={t('search.openIn', { name })}
          icon={<MessageSquareText aria-hidden="true" />}
          onPress={() => onJump(seq)}
        />
      }
    />
  );
}

const linkKey = ({ seq }: Hit): string => String(seq);

interface LinksTabProps {
  readonly chatId: ChatId;
  readonly onJump: (seq: number) => void;
}

/** Links, with the words they came with. */
export function LinksTab({ chatId, onJump }: LinksTabProps) {
  const search = useSearch({ chatId, query: '', kinds: ['link'], limit: pageSize });
  return (
    <Months
      items={search.hits}
      isLoaded={search.of !== null || search.hasFailed}
      hasMore={search.hasMore}
      loadMore={search.loadMore}
      keyOf={linkKey}
      show={(hit) => <LinkItem hit={hit} onJump={onJump} />}
    />
  );
}

const addressOf = (link: string): URL | undefined => {
  try {
    const address = new URL(/^https?:/i.test(link) ? link : `https://${link}`);
    return /^https?:$/.test(address.protocol) ? address : undefined;
  } catch {
    return undefined;
  }
};

function LinkItem({ hit, onJump }: { readonly hit: Hit; readonly onJump: (seq: number) => void }) {
  const t = useWords();
  const { short } = useMoments();
  const name = useDisplayName(hit.author);
  const address = addressOf(hit.link ?? '');
  const words = hit.excerpt.replace(hit.link ?? '', '').trim();
  return (
    <ListRow
      leading={
        <span className={styles.glyph}>
          <Link2 aria-hidden="true" />
        </span>
      }
      title={words || (address?.host ?? hit.excerpt)}
      subtitle={`${hit.link ?? ''} · ${name}`}
      meta={short(hit.at)}
      onPress={() => (address ? window.open(address, '_blank', 'noopener,noreferrer') : onJump(hit.seq))}
      action={
        <IconButton
          label={t('search.openIn', { name })}
          icon={<MessageSquareText aria-hidden="true" />}
          onPress={() => onJump(hit.seq)}
        />
      }
    />
  );
}
