import type { FileId } from '@maru/contract';
import { hostUrl, type TestPerson } from '../person.ts';

/** Brings a file to the host in one request, as its owner, and gives the id by which it is sent. */
export const upload = async (
  { token }: TestPerson,
  { name, type, as, bytes }: { name: string; type: string; as: 'photo' | 'voice' | 'file'; bytes: Buffer },
): Promise<FileId> => {
  const said = { filename: name, filetype: type, as };
  const metadata = Object.entries(said).map(
    ([word, value]) => `${word} ${Buffer.from(value).toString('base64')}`,
  );
  const answer = await fetch(new URL('/api/uploads', hostUrl()), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': metadata.join(','),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  });
  const place = answer.headers.get('location');
  if (answer.status !== 201 || !place)
    throw new Error(`not uploaded: ${answer.status} ${await answer.text()}`);
  return place.split('/').at(-1) as FileId;
};
