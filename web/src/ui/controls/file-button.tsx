import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';

/** What a button that chooses a file takes. */
export interface FileButtonProps {
  readonly onPick: (file: File) => void;
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** Types or endings, with commas between; pictures where it is left out. */
  readonly accept?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A button that lets one choose a file from the device: a picture, unless others are named. */
export function FileButton({ onPick, children, icon, accept = 'image/*', isDisabled }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept.split(',')}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onPick(file);
      }}
    >
      <Button icon={icon} isDisabled={isDisabled}>
        {children}
      </Button>
    </FileTrigger>
  );
}
