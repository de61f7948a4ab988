import { useState } from 'react';

const read = (name: string): boolean => {
  try {
    return localStorage.getItem(name) === 'on';
  } catch {
    return false;
  }
};

/** Something that is on or off, kept on this device. */
export function useKeptSwitch(name: string): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => read(name));
  const change = (next: boolean) => {
    setOn(next);
    try {
      localStorage.setItem(name, next ? 'on' : 'off');
    } catch {
      // Kept for this visit only.
    }
  };
  return [isOn, change];
}
