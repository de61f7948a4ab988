import { newSealing } from '../../../platform/sealed-files/index.ts';
import { readyForSealing } from '../sealed/ready-file.ts';
import type { FormBytes } from '../sealed/readied.ts';
import type { Upload } from '../state.ts';
import { holdBytes } from './bytes-here.ts';
import { addUploads } from './keep-uploads.ts';

const formUpload = (of: Upload, { form, bytes }: FormBytes): Upload => {
  const { url: _url, code: _code, ...rest } = of;
  return {
    ...rest,
    id: `${of.id}-${form}`,
    name: form,
    type: bytes.type,
    size: bytes.size,
    sent: 0,
    state: 'waiting',
    sealed: { formOf: { id: of.id, form }, sealing: newSealing() },
    isStored: false,
    isReady: true,
  };
};

/**
 * Makes a file ready for a secret room, and puts the forms that were made of it on their way beside it. Its key is new:
 * what may come out another time is another file.
 */
export const readySealed = async (
  upload: Upload,
  raw: Blob,
  isStill: () => boolean,
): Promise<{ bytes: Blob; change: Partial<Upload> }> => {
  const { as, name, bytes, facts, forms } = await readyForSealing(upload, raw);
  if (isStill() && forms.length > 0) {
    const made = forms.map((form) => ({ upload: formUpload(upload, form), bytes: form.bytes }));
    for (const one of made) holdBytes(one.upload.id, one.bytes);
    const all = new Map(made.map((one) => [one.upload.id, one.bytes]));
    await addUploads(
      made.map((one) => one.upload),
      all,
    );
  }
  return {
    bytes,
    change: {
      asked: { ...upload.asked, as },
      name,
      url: '',
      sealed: { ...upload.sealed, facts, sealing: newSealing() },
    },
  };
};
