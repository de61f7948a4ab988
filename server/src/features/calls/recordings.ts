import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountId, ChatId } from '@maru/contract';
import { findPersons } from '../accounts/index.ts';
import { bringFile } from '../files/index.ts';
import { sendAs } from '../messages/index.ts';
import type { House } from '../../platform/house.ts';
import { MediaTrouble, type RecordedFile, type Recording } from '../../platform/media/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { troubleOf } from '../../platform/trouble.ts';

/** What is written beside a recording, so that it finds its chat when all else about it is forgotten. */
export interface RecordingNote {
  chatId: ChatId;
  /** Who turned it on: its files are theirs. */
  by: AccountId;
}

/** Work that is under way in this process: a host that closes waits for it. */
const underWay = new WeakMap<House, Set<Promise<void>>>();

const ownerOf = ({ identity }: RecordedFile): AccountId => identity.split(':')[0] as AccountId;

/** A name for a file that says whose it is, first of all: of long names the middle is left out. */
const nameOf = (at: Date, { file, who }: { file: RecordedFile; who: string }, number: number): string => {
  const day = at.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  return `${who} ${day} ${file.source} ${number}.webm`;
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

const bringIn = async (house: House, recording: Recording): Promise<void> => {
  const { chatId, by } = JSON.parse(recording.note) as RecordingNote;
  const owners = [...new Set(recording.files.map(ownerOf))];
  const persons = await findPersons(house.db, owners, 'everybody');
  const named = recording.files.map((file, index) => {
    const who = persons.get(ownerOf(file))?.name || '…';
    return { file, who, name: nameOf(recording.startedAt, { file, who }, index + 1) };
  });
  const manifest = join(recording.folder, 'for-people.json');
  await writeFile(manifest, JSON.stringify(manifestOf(recording, named), null, 2));
  const all = [
    ...named.map(({ file, name }) => ({ path: file.path, name })),
    ...(named.length > 0 ? [{ path: manifest, name: 'manifest.json' }] : []),
  ];
  for (const [index, { path, name }] of all.entries()) {
    const file = await bringFile(house, by, { path, name, as: 'file' });
    await sendAs(house, by, {
      chatId,
      key: `call.${recording.recordingId}.${index}`,
      text: '',
      content: { type: 'file', fileId: file.id },
    });
  }
};

/** Brings it in and deletes its folder. What could not come in, but may another time, lies there until it is found again. */
const take = async (house: House, recording: Recording): Promise<void> => {
  try {
    await bringIn(house, recording);
  } catch (error) {
    house.logger.warn(troubleOf(error), 'the recording of a call did not come into its chat');
    if (!(error instanceof Refusal)) return;
  }
  await rm(recording.folder, { recursive: true, force: true }).catch(() => undefined);
};

const finish = async (house: House, recordingId: string): Promise<void> => {
  try {
    await take(house, await house.media.stopRecording(recordingId));
  } catch (error) {
    const isGone = error instanceof MediaTrouble && error.code === 'noRoom';
    if (isGone) house.logger.info('a recording has ended before: it comes in when it is found');
    else house.logger.warn(troubleOf(error), 'the recording of a call did not end');
  }
};

const soon = (house: House, work: Promise<void>): void => {
  const works = underWay.get(house) ?? new Set();
  underWay.set(house, works);
  const done = work.finally(() => works.delete(done));
  works.add(done);
};

/** Ends a recording, and lets its files come into the chat as messages of whoever recorded. */
export const stopRecordingSoon = (house: House, recordingId: string): void =>
  soon(house, finish(house, recordingId));

/** Lets a recording come in that was found: the process that kept it was killed. */
export const takeFoundSoon = (house: House, recording: Recording): void =>
  soon(house, take(house, recording));

/** Waits until what was recorded has come in. */
export const waitForRecordings = async (house: House): Promise<void> => {
  await Promise.all([...(underWay.get(house) ?? [])]);
};
