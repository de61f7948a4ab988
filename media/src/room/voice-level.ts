const loudEnough = 35;
const smoothing = 0.5;

/**
 * How loud somebody speaks, from what their packets say of it (RFC 6464: decibels below full, 0 to 127). It reads the
 * packets' heads alone: what is said may well be sealed.
 */
export class VoiceLevel {
  private loud = 0;
  private all = 0;
  private loudest = 127;
  private smoothed = 0;

  note(decibelsBelow: number): void {
    this.all += 1;
    if (decibelsBelow <= loudEnough) {
      this.loud += 1;
      this.loudest = Math.min(this.loudest, decibelsBelow);
    }
  }

  /** Looks at what came since the last time: 0 for silence, up to 1. */
  take(): number {
    const isSpeaking = this.loud >= 3 && this.loud >= this.all * 0.15;
    const level = isSpeaking ? 10 ** (-this.loudest / 40) : 0;
    this.smoothed += (level - this.smoothed) * (level > this.smoothed ? 1 : smoothing);
    if (this.smoothed < 0.05) this.smoothed = 0;
    this.loud = 0;
    this.all = 0;
    this.loudest = 127;
    return this.smoothed;
  }
}
