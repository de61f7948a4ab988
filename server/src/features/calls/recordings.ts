import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountId } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { bringFile } from '../files/index.ts';
import { sendAs } from '../messages/index.ts';
import type { Room } from '../chats/index.ts';
import type { House } from '../../platform/house.ts';
import type { RecordedFile, Recording } from '../../platform/media/index.ts';
import { troubleOf } from '../../platform/trouble.ts';
import type { CallRow } from './store.ts';

/** Work that is under way in this process: a host that closes waits for it. */
const underWay = new WeakMap<House, Set<Promise<void>>>();

const ownerOf = ({ identity }: RecordedFile): AccountId => identity.split(':')[0] as AccountId;

/** A name for a file that says whose it is. */
const nameOf = (at: Date, { file, who }: { file: RecordedFile; who: string }, number: number): string => {
  const day = at.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  return `${day} ${who} ${file.source} ${number}.webm`;
};

/** What goes with the files: whose each is, and when after the beginning it starts, so that they can be laid over each other. */
const manifestOf = (
  recording: Recording,
  files: readonly { name: string; file: RecordedFile; who: string }[],
) => ({
  startedAt: recording.startedAt.toISOString(),
  files: files.map(({ name, file, who }) => ({
    name,
    who,
    source: file.source,
    startsAtMs: file.startsAtMs,
    durationMs: file.durationMs,
  })),
});

const bringIn = async (house: House, call: CallRow, recording: Recording): Promise<void> => {
  const by = call.recorded_by ?? call.started_by;
  const owners = [...new Set(recording.files.map(ownerOf))];
  const persons = await findPersons(house.db, owners, 'everybody');
  const named = recording.files.map((file, index) => {
    const who = persons.get(ownerOf(file))?.name || '…';
    return { file, who, name: nameOf(recording.startedAt, { file, who }, index + 1) };
  });
  const manifest = join(recording.folder, 'manifest.json');
  await writeFile(manifest, JSON.stringify(manifestOf(recording, named), null, 2));
  const all = [
    ...named.map(({ file, name }) => ({ path: file.path, name })),
    ...(named.length > 0 ? [{ path: manifest, name: 'manifest.json' }] : []),
  ];
  for (const [index, { path, name }] of all.entries()) {
    const file = await bringFile(house, by, { path, name, as: 'file' });
    await sendAs(house, by, {
      chatId: call.chat_id,
      key: `call.${recording.recordingId}.${index}`,
      text: '',
      content: { type: 'file', fileId: file.id },
    });
  }
};

const finish = async (house: House, call: CallRow): Promise<void> => {
  if (!call.recording_id) return;
  let folder: string | undefined;
  try {
    const recording = await house.media.stopRecording(call.recording_id);
    ({ folder } = recording);
    await bringIn(house, call, recording);
  } catch (error) {
    house.logger.warn(troubleOf(error), 'the recording of a call did not come into its chat');
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
};

/** Ends the recording of a call, and lets its files come into the chat as messages of whoever recorded. */
export const stopRecordingSoon = (house: House, { call }: { room: Room; call: CallRow }): void => {
  const works = underWay.get(house) ?? new Set();
  underWay.set(house, works);
  const work = finish(house, { ...call }).finally(() => works.delete(work));
  works.add(work);
};

/** Waits until what was recorded has come in. */
export const waitForRecordings = async (house: House): Promise<void> => {
  await Promise.all([...(underWay.get(house) ?? [])]);
};
