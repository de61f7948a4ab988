/** A sign-in that waits for hours: this browser comes back with it. */
export interface WaitingTicket {
  ticket: string;
  letsInAt: string;
}

const name = 'maru.waiting';

const isTicket = (value: unknown): value is WaitingTicket => {
  const { ticket, letsInAt } = (value ?? {}) as Partial<Record<keyof WaitingTicket, unknown>>;
  return typeof ticket === 'string' && typeof letsInAt === 'string' && !Number.isNaN(Date.parse(letsInAt));
};

/** Keeps it on this device. */
export const keepWaiting = (waiting: WaitingTicket): void => {
  try {
    localStorage.setItem(name, JSON.stringify(waiting));
  } catch {
    // Where nothing may be kept, the page has to stay open.
  }
};

/** The one that waits here, and whether the waiting is over. */
export const findWaiting = (now = Date.now()): (WaitingTicket & { isReady: boolean }) | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isTicket(kept) ? { ...kept, isReady: Date.parse(kept.letsInAt) <= now } : undefined;
  } catch {
    return undefined;
  }
};

/** Nothing waits here any more. */
export const forgetWaiting = (): void => {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept either.
  }
};
