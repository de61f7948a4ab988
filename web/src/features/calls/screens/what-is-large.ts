import type { CallView, PersonView } from '../call-view.ts';

/** What stands large in a call. */
export interface Large {
  readonly kind: 'screen' | 'pinned' | 'speaker';
  readonly person: PersonView;
}

/** What stands large: who is pinned, else a screen that is shared, else whoever speaks where that view is chosen. */
export const whatIsLarge = ({ people, me, pinned, layout, speaker }: CallView): Large | undefined => {
  const kept = people.find(({ identity }) => identity === pinned);
  if (kept) return { kind: kept.hasScreen ? 'screen' : 'pinned', person: kept };
  // My own screen I see already; shown here it would show itself in itself.
  const screen = people.findLast(({ hasScreen }) => hasScreen);
  if (screen) return { kind: 'screen', person: screen };
  if (layout !== 'speaker') return undefined;
  const speaks = people.find(({ identity }) => identity === speaker) ?? people[0];
  return { kind: 'speaker', person: speaks ?? me };
};
