import { useState } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Chip, ChipRow, lazily } from '../../../ui/index.ts';
import { useDisplayName } from '../../people/index.ts';
import { kindChoices, type Filters, type When } from './filters.ts';

const PersonSheet = lazily(async () => (await import('./person-sheet.tsx')).PersonSheet, { isOver: true });
const WhenSheet = lazily(async () => (await import('./when-sheet.tsx')).WhenSheet, { isOver: true });

interface FilterChipsProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The filters of a search over all chats: kind, person, time. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  const t = useWords();
  const [sheet, open] = useState<'person' | 'when'>();
  const author = useDisplayName(filters.author ?? null);
  const when = useWhenWords(filters.when);
  const person = filters.author ? t('search.senderIs', { name: author }) : t('search.sender');
  return (
    <>
      <ChipRow label={t('search.filters')}>
        {kindChoices.slice(0, 1).map((kind) => (
          <KindChip key={kind} kind={kind} filters={filters} onChange={onChange} />
        ))}
        <Chip
          isActive={filters.author !== undefined}
          onPress={() => (filters.author ? onChange({ ...filters, author: undefined }) : open('person'))}
          {...(filters.author ? { 'aria-label': t('search.off', { filter: person }) } : {})}
        >
          {person}
        </Chip>
        <Chip
          isActive={filters.when !== 'any'}
          onPress={() => (filters.when === 'any' ? open('when') : onChange({ ...filters, when: 'any' }))}
          {...(filters.when === 'any' ? {} : { 'aria-label': t('search.off', { filter: when }) })}
        >
          {when}
        </Chip>
        {kindChoices.slice(1).map((kind) => (
          <KindChip key={kind} kind={kind} filters={filters} onChange={onChange} />
        ))}
      </ChipRow>
      {sheet === 'person' && (
        <PersonSheet
          onClose={() => open(undefined)}
          onPick={(id) => {
            open(undefined);
            onChange({ ...filters, author: id });
          }}
        />
      )}
      {sheet === 'when' && (
        <WhenSheet
          onClose={() => open(undefined)}
          onPick={(next) => {
            open(undefined);
            onChange({ ...filters, when: next });
          }}
        />
      )}
    </>
  );
}

interface KindChipProps extends FilterChipsProps {
  readonly kind: (typeof kindChoices)[number];
}

function KindChip({ kind, filters, onChange }: KindChipProps) {
  const t = useWords();
  const isOn = filters.kind === kind;
  return (
    <Chip isActive={isOn} onPress={() => onChange({ ...filters, kind: isOn ? undefined : kind })}>
      {t(`search.kind.${kind}`)}
    </Chip>
  );
}

const useWhenWords = (when: When): string => {
  const t = useWords();
  if (when === 'any') return t('search.when');
  if (typeof when === 'string') return t(`search.when.${when}`);
  return `${when.from} ~ ${when.to}`;
};
