import { useState } from 'react';
import { lazily, Section } from '../../../ui/index.ts';
import type { DrawerListProps } from './drawer-list-props.ts';
import { SeeAll } from './see-all.tsx';

const AllOfThem = lazily(async () => (await import('./all-of-them.tsx')).AllOfThem, { isOver: true });

/** How many the drawer shows before "see all". */
const shown = 3;

/** The newest things of one kind, in the drawer, and all of them in a sheet; nothing where there are none. */
export function DrawerList<One>(props: DrawerListProps<One>) {
  const { title, list, hasMore, rows, actions, note } = props;
  const [isAll, showAll] = useState(false);
  if (list.length === 0 && !isAll) return null;
  const hasRest = list.length > shown || hasMore || Boolean(actions) || Boolean(note);
  return (
    <Section
      title={title}
      count={hasMore ? undefined : list.length}
      action={hasRest && <SeeAll of={title} onPress={() => showAll(true)} />}
    >
      {rows(list.slice(0, shown))}
      {isAll && (
        <AllOfThem
          {...props}
          rows={() => rows(list)}
          isBare={list.length === 0}
          onClose={() => showAll(false)}
        />
      )}
    </Section>
  );
}
