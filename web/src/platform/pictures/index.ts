export { fitWithin } from './fit.ts';
export { uploadPicture } from './upload-picture.ts';
export { pictureUrl } from '@maru/contract';
