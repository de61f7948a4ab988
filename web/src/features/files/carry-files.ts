import { filesOf, type FileRef } from '@maru/contract';
import type { ContentCarrier } from '../messages/index.ts';
import { fetchFile } from './file-address.ts';
import { sendFiles } from './send-files.ts';
import type { FileFacts } from './state.ts';

const factsOf = ({ width, height, blur, durationMs, waveform, animated }: FileRef): FileFacts => ({
  ...(width && height ? { width, height } : {}),
  ...(blur ? { blur } : {}),
  ...(durationMs === undefined ? {} : { durationMs }),
  ...(waveform ? { waveform } : {}),
  ...(animated ? { animated } : {}),
});

/** Sends the files of a message anew: fetched, opened where they were sealed, and sealed where they go to a secret room. */
export const carryFiles: ContentCarrier = async ({ from, content, text }, to) => {
  const refs = filesOf(content);
  const files: File[] = [];
  // One after the other: many large ones at once are more than a phone can hold.
  for (const file of refs) {
    const bytes = await fetchFile({ chatId: from, file, form: 'original' });
    files.push(new File([bytes], file.name, { type: file.type }));
  }
  const as = content.type === 'photos' ? 'photo' : (refs[0]?.kind ?? 'file');
  const facts = refs.map(factsOf);
  // What was taken out of them is gone, and they have the size they are meant to have.
  const how = { as, facts, text, quality: 'original', keepMetadata: true } as const;
  for (const chatId of to) await sendFiles(chatId, { files, ...how });
};
