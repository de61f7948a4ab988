import './cards/register-cards.ts';
import './register-settings.ts';
import './video/register-video.ts';
import './voice/register-voice.ts';
import { registerWords } from '../../platform/i18n/index.ts';
import { registerContentCarrier } from '../messages/index.ts';
import {
  registerAttachment,
  registerContentView,
  registerMessageOffer,
  registerRoomLayer,
} from '../messages/ui.ts';
import { fileAttachments } from './attachments.ts';
import { carryFiles } from './carry-files.ts';
import { offerSavePhotos } from './photos/photo-offers.tsx';
import { photosView } from './photos/photos-view.tsx';
import { FilesLayer } from './send/send-layer.tsx';
import { wordsEn } from './words.en.ts';
import { wordsKo } from './words.ko.ts';

registerWords({ en: wordsEn, ko: wordsKo });
fileAttachments.forEach(registerAttachment);
registerContentView(photosView);
registerRoomLayer('files', FilesLayer);
registerMessageOffer(offerSavePhotos);
registerContentCarrier(['photos', 'video', 'voice', 'file'], carryFiles);

export { PhotoImage, type PhotoImageProps } from './photos/photo-image.tsx';
export { chooseFiles, type Choosing } from './send/choose-files.ts';
export { chooseForSending } from './send/send-state.ts';
export { AloneTiles, type AloneTilesProps } from './upload-bar/alone-tiles.tsx';
export { UploadBar, type UploadBarProps } from './upload-bar/upload-bar.tsx';
export { UploadRing, type UploadRingProps } from './upload-bar/upload-ring.tsx';
export { wordBytes } from './upload-bar/word-bytes.ts';
export { closeViewer, openViewer, type ViewerStart } from './viewer/viewer-state.ts';
export { SoundBar } from './voice/sound-bar.tsx';
export { useFileUrl } from './file-address.ts';
export { FileGlyph, type FileGlyphProps } from './cards/file-glyph.tsx';
export { FileName, type FileNameProps } from './cards/file-name.tsx';
export { saveFile, useSaving } from './cards/save-file.ts';
