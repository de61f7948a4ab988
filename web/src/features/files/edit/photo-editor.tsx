export function PhotoEditor(_: {
  readonly file: File;
  readonly onClose: () => void;
  readonly onDone: (file: File) => void;
}) {
  return null;
}
