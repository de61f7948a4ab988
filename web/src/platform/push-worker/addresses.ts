import type { PictureId } from '@maru/contract';

// The same as the contract’s; the worker does without the rest of it, which is ten times as large as the worker.

/** Where a person’s picture is served. */
export const pictureAddress = (id: PictureId): string => `/pictures/${id}/small.webp`;

/** Where a small picture of what was sent is served. */
export const imageAddress = (chatId: string, id: string): string => `/files/${chatId}/${id}/list`;
