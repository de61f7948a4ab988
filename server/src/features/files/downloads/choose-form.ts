import type { FileForm } from '@maru/contract';
import type { KeptForm } from '../store.ts';
import type { ServedFile } from '../uses-store.ts';

/** Bytes that are handed out. */
export interface Chosen {
  hash: string;
  type: string;
  /** It is what a download keeps, and not something made of it. */
  original: boolean;
  /** Another browser might have been given something else. */
  varies: boolean;
}

/** Types that every browser shows, so that they need not be named in its Accept. */
const plainTypes = ['image/jpeg', 'image/png', 'image/gif'];

/** Takes a JPEG by name, and none of what forms are made in: no browser of today, but programs that fetch pictures. */
export const wantsJpeg = ({ type, original }: Chosen, accept = ''): boolean =>
  !original &&
  /^image\/(webp|avif)$/.test(type) &&
  accept.includes('image/jpeg') &&
  ![type, 'image/*', '*/*'].some((one) => accept.includes(one));

/** What a browser can show, or play, as it came. */
const isPicture = /^image\/(jpeg|png|gif|webp|avif)$/;
const isPlayed = /^(audio|video)\//;

/** What stands in when a form was not made: the next larger one. */
const insteadOf: Record<FileForm, readonly FileForm[]> = {
  list: ['list', 'screen', 'original'],
  screen: ['screen', 'list', 'original'],
  preview: ['preview'],
  play: ['play', 'original'],
  original: ['original'],
};

const takenBy = (accept: string, forms: readonly KeptForm[]): KeptForm | undefined =>
  forms.find(({ type }) => plainTypes.includes(type) || accept.includes(type)) ?? forms.at(-1);

/** Which bytes answer a request for a form. */
export const chooseForm = (
  { ref, hash, forms }: Pick<ServedFile, 'ref' | 'hash' | 'forms'>,
  asked: FileForm,
  accept = '',
): Chosen | undefined => {
  for (const form of insteadOf[asked]) {
    if (form === 'original') {
      const fits = asked === 'original' || (asked === 'play' ? isPlayed : isPicture).test(ref.type);
      return fits ? { hash, type: ref.type, original: true, varies: false } : undefined;
    }
    const made = forms.filter((one) => one.form === form);
    const taken = takenBy(accept, made);
    if (taken)
      return {
        hash: taken.hash,
        type: taken.type,
        original: false,
        varies: made.length > 1 || isPicture.test(taken.type),
      };
  }
  return undefined;
};
