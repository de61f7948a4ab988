import type { CallSignal } from './sessions/call-parts.ts';

/** The call that this tab carries, as far as what comes over the line concerns it. */
export interface ActiveCall {
  /** Is it this one, or, while one goes on as another, one of the two? */
  carries(callId: string): boolean;
  hear(signal: CallSignal): void;
  /** The line is back. */
  resync(): void;
  /** It goes on in another tab. */
  taken(): void;
  isOn(): boolean;
}

let active: ActiveCall | undefined;

/** The carrier says what it carries; nothing of it is loaded before the first call. */
export const setActiveCall = (next: ActiveCall): void => {
  active = next;
};

export const activeCall = (): ActiveCall | undefined => active;
