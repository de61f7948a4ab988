import { wordError } from '../../platform/i18n/index.ts';
import { toast } from '../../ui/index.ts';

/** Tries something for a screen and says in plain words when it was refused; gives whether it went well. */
export const attempt = async (work: Promise<unknown>, done?: string): Promise<boolean> => {
  try {
    await work;
    if (done) toast(done);
    return true;
  } catch (error) {
    toast(wordError(error), { tone: 'danger' });
    return false;
  }
};
