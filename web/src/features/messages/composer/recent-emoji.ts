import { readText, writeText } from '../../../platform/lock/index.ts';

const recentKey = 'maru.emoji.recent';
const most = 16;

/** The emoji last picked on this device, newest first. */
export const listRecentEmoji = (): string[] => {
  try {
    const kept: unknown = JSON.parse(readText(recentKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
};

export const noteRecentEmoji = (emoji: string): void => {
  const next = [emoji, ...listRecentEmoji().filter((one) => one !== emoji)].slice(0, most);
  try {
    writeText(recentKey, JSON.stringify(next));
  } catch {
    // A full or closed store costs no more than the row of recents.
  }
};
