import type { FileRef, MessageContent } from '@maru/contract';
import { fillMessage } from '../../messages/index.ts';
import type { House } from '../../../platform/house.ts';
import { markToFill, takeUsesToFill } from '../uses-store.ts';

/** The same content with what is known of this file by now. */
export const withFile = (content: MessageContent, ref: FileRef): MessageContent => {
  if (content.type === 'photos')
    return { ...content, files: content.files.map((file) => (file.id === ref.id ? ref : file)) };
  return 'file' in content && content.file.id === ref.id ? { ...content, file: ref } : content;
};

/** Tells messages what has become of the files they hold; false where there was nothing to tell. */
export const fillMessages = async (house: House): Promise<boolean> => {
  const due = await takeUsesToFill(house.db, 20);
  for (const row of due) {
    const { chat_id: chatId, seq, content, ref } = row;
    if (!content) continue;
    try {
      await fillMessage(house, { chatId, seq, content: withFile(content, ref) });
    } catch (error) {
      await markToFill(house.db, row);
      throw error;
    }
  }
  return due.length > 0;
};
