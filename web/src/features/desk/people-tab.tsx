import type { DeskPerson } from '@maru/contract';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { call } from '../../platform/session/index.ts';
import { Chip, ChipRow, EmptyState, ListRow, SearchField, Tag } from '../../ui/index.ts';
import { Face } from '../people/ui.ts';
import styles from './desk.module.css';
import { Loading } from './loading.tsx';
import { PersonSheet } from './person-sheet.tsx';
import { useAsked } from './use-asked.ts';

/** Everybody here, to look after and never to read. */
export function PeopleTab() {
  const t = useWords();
  const moments = useMoments();
  const [query, setQuery] = useState('');
  const [suspended, setSuspended] = useState(false);
  const [open, setOpen] = useState<DeskPerson>();
  const asked = useAsked(
    async () => (await call('desk.findPeople', { query: query.trim(), suspended })).people,
    `${suspended} ${query.trim()}`,
  );
  return (
    <div className={styles.tab}>
      <div className={styles.column}>
        <div className={styles.top}>
          <SearchField
            className={styles.search}
            label={t('desk.findPeople')}
            placeholder={t('desk.findPeople')}
            clearLabel={t('desk.clear')}
            value={query}
            onChange={setQuery}
          />
          <ChipRow label={t('desk.people')}>
            <Chip isActive={!suspended} onPress={() => setSuspended(false)}>
              {t('desk.everybody')}
            </Chip>
            <Chip isActive={suspended} onPress={() => setSuspended(true)}>
              {t('desk.keptOut')}
            </Chip>
          </ChipRow>
        </div>
        {!asked.answer ? (
          <Loading asked={asked} />
        ) : asked.answer.length === 0 ? (
          <EmptyState
            drawing="people"
            title={t(suspended && query === '' ? 'desk.nobodyKeptOut' : 'desk.nobodyFound')}
          />
        ) : (
          asked.answer.map((one) => (
            <ListRow
              key={one.person.id}
              leading={<Face person={one.person} size="md" />}
              title={one.person.name}
              subtitle={`@${one.person.handle}`}
              marks={<Marks one={one} />}
              meta={moments.short(one.createdAt)}
              onPress={() => setOpen(one)}
            />
          ))
        )}
        {open && (
          <PersonSheet
            one={open}
            onChange={(changed) => {
              setOpen(changed);
              asked.again();
            }}
            onClose={() => setOpen(undefined)}
          />
        )}
      </div>
    </div>
  );
}

function Marks({ one }: { readonly one: DeskPerson }) {
  const t = useWords();
  if (one.suspension) return <Tag tone="gam">{t('desk.keptOut')}</Tag>;
  return one.operator ? <Tag tone="cheong">{t('desk.operator')}</Tag> : null;
}
