/** Keeps the screen on for as long as it is held; the browser takes it away while the page is out of sight. */
export const holdWakeLock = (): (() => void) => {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const hold = async (): Promise<void> => {
    if (isOver || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    const next = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (isOver) void next?.release().catch(() => {});
    else lock = next;
  };
  const look = (): void => void hold();
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', look);
    void lock?.release().catch(() => {});
  };
};
