/** How long notifications may be off: minutes, until tomorrow morning, or for good. */
export type MuteChoice = '30' | '60' | '480' | 'tomorrow' | 'forever';

export const muteChoices: readonly MuteChoice[] = ['30', '60', '480', 'tomorrow', 'forever'];

const morning = 8;

/** Turns a choice into minutes from now; tomorrow begins at eight in the morning of this device's clock. */
export const muteMinutes = (choice: MuteChoice, now: Date): number | 'forever' => {
  if (choice === 'forever') return 'forever';
  if (choice !== 'tomorrow') return Number(choice);
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morning);
  return Math.round((next.getTime() - now.getTime()) / 60_000);
};
