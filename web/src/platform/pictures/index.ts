export { uploadPicture } from './upload-picture.ts';
export { pictureUrl } from '@maru/contract';
