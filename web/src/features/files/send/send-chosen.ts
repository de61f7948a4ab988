import type { ChatId, MediaQuality } from '@maru/contract';
import { v7 } from 'uuid';
import { sendFiles, type FilesSending } from '../send-files.ts';
import { sendStore, type ChosenFile } from './send-state.ts';

/** How what was chosen is to be sent. */
export interface SendChoices {
  text: string;
  replyToSeq: number | null;
  /** `file`: photos and videos go as files, untouched. */
  quality: MediaQuality | 'file';
  keepMetadata: boolean;
}

type Batch = Pick<FilesSending, 'as' | 'files' | 'facts' | 'quality' | 'keepMetadata'>;

/** What is sent, message by message: the photos in one, then everything else in the order chosen. */
export const batchesOf = (
  chosen: readonly ChosenFile[],
  { quality, keepMetadata }: Pick<SendChoices, 'quality' | 'keepMetadata'>,
): Batch[] => {
  const batch = (as: Batch['as'], of: readonly ChosenFile[]): Batch => ({
    as,
    files: of.map((one) => one.file),
    facts: of.map((one) => (as === 'file' ? {} : one.facts)),
    ...(as !== 'file' && quality !== 'file' ? { quality } : {}),
    ...(keepMetadata ? { keepMetadata } : {}),
  });
  if (quality === 'file') return [batch('file', chosen)];
  const photos = chosen.filter((one) => one.kind === 'photo');
  const others = chosen.filter((one) => one.kind !== 'photo');
  return [
    ...(photos.length > 0 ? [batch('photo', photos)] : []),
    ...others.map((one) => batch(one.kind, [one])),
  ];
};

/** Sends what stands in the sheet, in the order of its badges; the words go with the first. */
export const sendChosen = async (chatId: ChatId, choices: SendChoices): Promise<void> => {
  const { files, order } = sendStore.getState();
  const chosen = order.flatMap((id) => files.find((one) => one.id === id) ?? []);
  const { text, replyToSeq } = choices;
  const id = v7();
  for (const [place, batch] of batchesOf(chosen, choices).entries()) {
    await sendFiles(chatId, { ...batch, go: { id, place }, ...(place === 0 ? { text, replyToSeq } : {}) });
  }
};
