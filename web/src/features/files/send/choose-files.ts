/** What a file chooser is asked for. */
export interface Choosing {
  accept?: string;
  multiple?: boolean;
  /** On phones: take one with the camera now. */
  capture?: 'environment' | 'user';
}

/** Opens the device's file chooser; must run inside a press. Nothing happens when it is closed without a choice. */
export const chooseFiles = (
  { accept, multiple = true, capture }: Choosing,
  onChosen: (files: File[]) => void,
): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = multiple;
  if (accept) input.accept = accept;
  if (capture) input.setAttribute('capture', capture);
  input.addEventListener('change', () => onChosen([...(input.files ?? [])]));
  input.click();
};
