const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A number of bytes as people say it: "840 KB", "12.4 MB". */
export const wordBytes = (bytes: number): string => {
  let step = 0;
  let value = Math.max(0, bytes);
  while (value >= 1_000 && step < units.length - 1) {
    value /= 1_000;
    step += 1;
  }
  const digits = step >= 2 && value < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[step]}`;
};
