import { Camera, FileUp, Image } from 'lucide-react';
import type { Attachment } from '../messages/ui.ts';
import { chooseFiles } from './send/choose-files.ts';
import { chooseForSending } from './send/send-state.ts';

const hasCamera = (): boolean =>
  globalThis.matchMedia?.('(hover: none) and (pointer: coarse)').matches ?? false;

/** What files offer beside the field. */
export const fileAttachments: Attachment[] = [
  {
    id: 'photo',
    order: 10,
    label: 'files.photoVideo',
    Icon: Image,
    isQuick: true,
    run: (chat) => chooseFiles({ accept: 'image/*,video/*' }, (files) => chooseForSending(chat.id, files)),
  },
  {
    id: 'camera',
    order: 15,
    label: 'files.camera',
    Icon: Camera,
    isOffered: hasCamera,
    run: (chat) =>
      chooseFiles({ accept: 'image/*', multiple: false, capture: 'environment' }, (files) =>
        chooseForSending(chat.id, files),
      ),
  },
  {
    id: 'file',
    order: 20,
    label: 'files.file',
    Icon: FileUp,
    isQuick: true,
    run: (chat) => chooseFiles({}, (files) => chooseForSending(chat.id, files)),
  },
];
