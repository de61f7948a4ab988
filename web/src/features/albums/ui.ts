import { Images } from 'lucide-react';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerDrawerSection } from '../invites/ui.ts';
import {
  registerAttachment,
  registerContentView,
  registerMessageOffer,
  registerRoomLayer,
  registerSystemLine,
} from '../messages/ui.ts';
import { AddedLine } from './added-line.tsx';
import { AlbumCard, estimateCard } from './album-card.tsx';
import { AlbumLayer } from './album-layer.tsx';
import { showAlbums } from './album-ui.ts';
import { DrawerAlbums } from './drawer-albums.tsx';
import { offerAlbum } from './offer-album.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
registerContentView({ type: 'card', of: 'album', View: AlbumCard, frame: 'card', estimate: estimateCard });
registerSystemLine('album.added', AddedLine);
registerRoomLayer('albums', AlbumLayer);
registerDrawerSection({ id: 'albums', ability: 'albums', order: 50, Section: DrawerAlbums });
registerMessageOffer(offerAlbum, 'albums');
registerAttachment({
  id: 'album',
  ability: 'albums',
  order: 65,
  label: 'albums.album',
  Icon: Images,
  isOffered: (_, { guest }) => !guest,
  run: (chat) => showAlbums({ at: 'list', chatId: chat.id }),
});
