import { ageOf } from '@maru/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, TextField } from '../../ui/index.ts';
import { useHost } from '../accounts/index.ts';
import type { SignUpPartProps } from '../accounts/ui.ts';

const isDay = (text: string): boolean => /^(19|20)\d\d-\d\d-\d\d$/.test(text);

const young = {
  fresh: { refused: 'guardians.tooYoung', guardian: 'guardians.young' },
  known: { refused: 'guardians.tooYoungKnown', guardian: 'guardians.youngKnown' },
} as const;

/** The day of birth, on hosts that ask for the age; what it means is said before anything is sent. */
export function BirthPart({
  isStrict,
  onChange,
  isKnown = false,
}: SignUpPartProps & { /** The account is there already. */ readonly isKnown?: boolean }) {
  const t = useWords();
  const host = useHost();
  const age = host?.minAge ?? 0;
  const rule = host?.underAge ?? 'guardian';
  const [birth, setBirth] = useState('');
  const [isYoung, setYoung] = useState(false);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const isWhole = isDay(birth);
  useEffect(() => {
    tell.current(age === 0 ? {} : isWhole ? { birth } : null);
  }, [age, isWhole, birth]);
  if (age === 0) return null;
  const change = (day: string) => {
    setBirth(day);
    setYoung(isDay(day) && ageOf(day, new Date()) < age);
  };
  return (
    <>
      <TextField
        label={t('guardians.birth')}
        type="date"
        value={birth}
        onChange={change}
        description={t('guardians.birthText', { age })}
        error={isStrict && !isWhole ? t('guardians.birthMissing') : undefined}
        autoComplete="bday"
        isRequired
      />
      {isYoung && <Banner tone="trust">{t(isKnown ? young.known[rule] : young.fresh[rule], { age })}</Banner>}
    </>
  );
}
