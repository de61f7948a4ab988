import { limits, type FileRef, type MessageContent } from '@maru/contract';

/** What a card had, as messages can hold it: photos together, so many as one may hold, and the rest one by one. */
export const contentsOf = (files: readonly FileRef[]): MessageContent[] => {
  const photos = files.filter(({ kind }) => kind === 'photo');
  const count = Math.ceil(photos.length / limits.photosAtOnce);
  const mosaics = Array.from({ length: count }, (_, at) =>
    photos.slice(at * limits.photosAtOnce, (at + 1) * limits.photosAtOnce),
  );
  return [
    ...mosaics.map((some): MessageContent => ({ type: 'photos', files: some })),
    ...files.flatMap((file): MessageContent[] => (file.kind === 'photo' ? [] : [{ type: file.kind, file }])),
  ];
};
