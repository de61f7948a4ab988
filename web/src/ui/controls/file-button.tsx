import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './button.tsx';

/** What a button that chooses a picture takes. */
export interface FileButtonProps {
  readonly onPick: (file: File) => void;
  readonly children: ReactNode;
  readonly icon?: ReactNode;
}

/** A button that lets one choose a picture from the device. */
export function FileButton({ onPick, children, icon }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={['image/*']}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onPick(file);
      }}
    >
      <Button icon={icon}>{children}</Button>
    </FileTrigger>
  );
}
