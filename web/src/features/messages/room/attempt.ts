import { wordError } from '../../../platform/i18n/index.ts';
import { toast } from '../../../ui/index.ts';

/** Waits for a verb; a refusal is said in a toast. True when it went well. */
export const attempt = async (doing: Promise<unknown>): Promise<boolean> => {
  try {
    await doing;
    return true;
  } catch (error) {
    toast(wordError(error), { tone: 'danger' });
    return false;
  }
};
