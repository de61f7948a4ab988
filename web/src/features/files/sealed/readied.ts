import type { AskedForFile, FileFacts, MadeForm } from '../state.ts';

/** A form that was made, before it is sealed. */
export interface FormBytes {
  form: MadeForm;
  bytes: Blob;
}

/** A file as it goes to a secret room, before it is sealed. */
export interface ReadiedFile {
  bytes: Blob;
  facts: FileFacts;
  forms: FormBytes[];
}

/** The same, and how it is shown after all. */
export interface ReadiedUpload extends ReadiedFile {
  as: AskedForFile['as'];
  name: string;
}
