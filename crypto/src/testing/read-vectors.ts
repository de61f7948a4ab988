import fs from 'node:fs';
import path from 'node:path';
import { getCiphersuiteFromName, getCiphersuiteImpl } from 'ts-mls';
import { suiteName } from '../engine/check-shape.ts';
import { makeSuite } from '../engine/mls-library.ts';

/** The folder with the official vectors of MLS, which vitest.config.ts looks for; without it their tests are skipped. */
export const vectorsFolder = process.env['MARU_MLS_VECTORS'] ?? '';

/** The vectors of one file that are of our suite, or of no suite in particular. */
export function readVectors<Vector>(name: string): Vector[] {
  const all = JSON.parse(fs.readFileSync(path.join(vectorsFolder, `${name}.json`), 'utf8')) as (Vector & {
    cipher_suite?: number;
  })[];
  return all.filter(({ cipher_suite: suite }) => suite === undefined || suite === 1);
}

/** Hex as bytes. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/** Our suite, which signs with keys that are plain bytes, as the vectors have them. */
export async function plainSuite() {
  const { signature } = await getCiphersuiteImpl(getCiphersuiteFromName(suiteName));
  const nobody = { publicKey: new Uint8Array(32), sign: () => Promise.reject(new Error('nobody signs')) };
  const suite = await makeSuite(nobody);
  return { ...suite, signature: { ...suite.signature, sign: signature.sign } };
}
