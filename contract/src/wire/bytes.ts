import { z } from 'zod';

const lettersOf = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Bytes on the wire: base64 with its filling, for at least and at most so many bytes. */
export const Bytes = (size: { min?: number; max: number }) =>
  z
    .string()
    .min(lettersOf(size.min ?? 1))
    .max(lettersOf(size.max))
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .refine((text) => text.length % 4 === 0, 'not base64');

/** So many bytes and no other number of them, as base64. */
export const BytesOf = (size: number) => Bytes({ min: size, max: size });
