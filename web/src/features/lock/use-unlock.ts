import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { unlock, unlockBySensor } from './unlock.ts';

/** Opening the app from its screen: what is said about it, and a count that turns with every wrong try. */
export function useUnlock() {
  const t = useWords();
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState('');
  const [wrong, setWrong] = useState(0);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    say('');
    await work().finally(() => setBusy(false));
  };
  const tryPin = (secret: string) =>
    run(async () => {
      const answer = await unlock(secret);
      if (answer.is !== 'wrong') return;
      setWrong((count) => count + 1);
      say(answer.left === null ? t('lock.wrong') : t('lock.wrongLeft', { left: answer.left }));
    });
  const trySensor = () =>
    run(async () => {
      if (!(await unlockBySensor())) say(t('lock.sensorFailed'));
    });
  return { isBusy, said, wrong, tryPin, trySensor };
}
