import { albumZipUrl, limits, type Album, type Chat } from '@maru/contract';
import { Download, ListChecks, MessageSquareShare, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { tryVerb, useVerb } from '../../platform/verbs/index.ts';
import {
  ActionMenu,
  Button,
  ConfirmDialog,
  IconButton,
  Sheet,
  TextField,
  type ActionItem,
} from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { showAlbums } from './album-ui.ts';
import { changeAlbum, deleteAlbum } from './albums.ts';

interface AlbumMenuProps {
  readonly chat: Chat;
  readonly album: Album;
  readonly onChoose: () => void;
}

/** Lets the browser keep the archive: it comes with a name, and this page stays. */
const download = (album: Album): void => {
  const link = document.createElement('a');
  link.href = albumZipUrl(album);
  link.download = `${album.name}.zip`;
  link.click();
};

/** What may be done with an album. */
export function AlbumMenu({ chat, album, onChoose }: AlbumMenuProps) {
  const t = useWords();
  const me = useMe();
  const [asked, ask] = useState<'name' | 'delete' | null>(null);
  const isHost = chat.kind === 'group' && chat.role === 'host';
  const only = (can: boolean, item: ActionItem): ActionItem[] => (can ? [item] : []);
  const mayChange = !me?.guest;
  const items: ActionItem[] = [
    ...only(album.count > 0, {
      id: 'download',
      label: t('albums.download'),
      icon: <Download aria-hidden="true" />,
      onSelect: () => download(album),
    }),
    ...only(mayChange && album.count > 0, {
      id: 'choose',
      label: t('albums.select'),
      icon: <ListChecks aria-hidden="true" />,
      onSelect: onChoose,
    }),
    ...only(mayChange, {
      id: 'name',
      label: t('albums.rename'),
      icon: <Pencil aria-hidden="true" />,
      onSelect: () => ask('name'),
    }),
    ...only(album.cardSeq > 0, {
      id: 'show',
      label: t('albums.toMessage'),
      icon: <MessageSquareShare aria-hidden="true" />,
      onSelect: () => {
        showAlbums(null);
        go(paths.chat(chat.id, album.cardSeq));
      },
    }),
    ...only(mayChange && (isHost || album.madeBy === me?.id), {
      id: 'delete',
      label: t('albums.delete'),
      icon: <Trash2 aria-hidden="true" />,
      isDanger: true,
      onSelect: () => ask('delete'),
    }),
  ];
  return (
    <>
      <ActionMenu
        label={t('albums.menu')}
        trigger={<IconButton label={t('albums.menu')} icon={<MoreHorizontal aria-hidden="true" />} />}
        sections={[{ id: 'album', items }]}
      />
      {asked === 'name' && <RenameSheet album={album} onClose={() => ask(null)} />}
      <ConfirmDialog
        isOpen={asked === 'delete'}
        isDanger
        title={t('albums.deleteAsk')}
        confirmLabel={t('albums.delete')}
        cancelLabel={t('albums.cancel')}
        onConfirm={() => {
          ask(null);
          void tryVerb(deleteAlbum(album));
        }}
        onCancel={() => ask(null)}
      >
        {t('albums.deleteText')}
      </ConfirmDialog>
    </>
  );
}

function RenameSheet({ album, onClose }: { readonly album: Album; readonly onClose: () => void }) {
  const t = useWords();
  const { run, isBusy, error } = useVerb();
  const [name, setName] = useState(album.name);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && (await run(() => changeAlbum(album, { name: name.trim() })))) onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={t('albums.rename')}
      closeLabel={t('albums.close')}
      footer={
        <Button variant="primary" type="submit" form="album-name" isBusy={isBusy} isDisabled={!name.trim()}>
          {t('albums.save')}
        </Button>
      }
    >
      <form id="album-name" onSubmit={(event) => void save(event)}>
        <TextField
          label={t('albums.name')}
          value={name}
          onChange={setName}
          error={error || undefined}
          maxLength={limits.albums.name}
          autoFocus
        />
      </form>
    </Sheet>
  );
}
