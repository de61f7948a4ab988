import { lazy, Suspense, useState, type ComponentType, type ReactElement } from 'react';

const waiting = new Set<() => Promise<unknown>>();

/** A screen whose code is fetched apart from the app; once it is here, it shows without a wait. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactElement {
  let here: ComponentType<Props> | undefined;
  const fetch = async () => (here ??= await load());
  waiting.add(fetch);
  const Later = lazy(async () => ({ default: await fetch() }));
  return function Lazily(props: Props) {
    // What a place has begun to show stays, so that nothing in it starts anew.
    const [Shown] = useState<ComponentType<Props>>(() => here ?? (Later as ComponentType<Props>));
    return (
      <Suspense fallback={null}>
        <Shown {...props} />
      </Suspense>
    );
  };
}

/** Fetches, one after the other, what has not been shown yet, so that opening it later takes no time. */
export const fetchTheRest = async (): Promise<void> => {
  for (const fetch of waiting) await fetch().catch(() => undefined);
  waiting.clear();
};
