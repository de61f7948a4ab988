/** When a poll closes, as it is chosen while making it. */
export type DeadlineChoice = 'none' | 'hour' | 'evening' | 'day' | 'days' | 'own';

const hour = 3_600_000;

const eveningOf = (now: Date): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate(), 18, 0, 0);

/** What is offered at this time of day. */
export const deadlineOptions = (now: Date): DeadlineChoice[] => [
  'none',
  'hour',
  ...(eveningOf(now).getTime() > now.getTime() + hour ? (['evening'] as const) : []),
  'day',
  'days',
  'own',
];

/** The moment that was chosen; undefined for none. */
export const deadlineAt = (choice: DeadlineChoice, own: string, now: Date): Date | undefined => {
  const later = (hours: number) => new Date(now.getTime() + hours * hour);
  switch (choice) {
    case 'none':
      return undefined;
    case 'hour':
      return later(1);
    case 'evening':
      return eveningOf(now);
    case 'day':
      return later(24);
    case 'days':
      return later(72);
    case 'own':
      return own ? new Date(own) : undefined;
  }
};
