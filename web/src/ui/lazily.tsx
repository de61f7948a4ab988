import { lazy, Suspense, useState, type ComponentType, type ReactElement } from 'react';
import { LatePart, PartMissingError } from './late-part.tsx';

/** Menus and sheets before screens: they are a press away from whatever is shown. */
const waiting: { over: (() => Promise<unknown>)[]; rest: (() => Promise<unknown>)[] } = {
  over: [],
  rest: [],
};

/** How a part that is fetched apart stands in the page. */
export interface LazilyOptions<Props extends object> {
  /** It opens over the page, with a frame of its own, as sheets do. */
  readonly isOver?: boolean;
  /** Fetched when first shown, never ahead. */
  readonly isRare?: boolean;
  /** Stands in its place until it is here. */
  readonly meanwhile?: ComponentType<Props>;
}

const againMs = 400;

/** What was asked for while the line was away may fail just after it has come back: that is no reason to give it up. */
const fetchTwice = async <Part,>(load: () => Promise<Part>): Promise<Part> => {
  try {
    return await load();
  } catch (cause) {
    if (!navigator.onLine) throw cause;
    await new Promise((done) => setTimeout(done, againMs));
    return load();
  }
};

/** A screen whose code is fetched apart from the app; once it is here, it shows without a wait. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isOver = false, isRare = false, meanwhile: Meanwhile }: LazilyOptions<Props> = {},
): (props: Props) => ReactElement {
  let here: ComponentType<Props> | undefined;
  const fetch = async () => (here ??= await fetchTwice(load));
  if (!isRare) (isOver ? waiting.over : waiting.rest).push(fetch);
  const fetchLater = () =>
    lazy(async () => {
      try {
        return { default: await fetch() };
      } catch (cause) {
        // This one has failed for good; whoever comes next tries with a new one.
        later = fetchLater();
        throw new PartMissingError('A part of the app could not be fetched.', { cause });
      }
    }) as unknown as ComponentType<Props>;
  let later = fetchLater();
  return function Lazily(props: Props) {
    // What a place has begun to show stays, so that nothing in it starts anew.
    const [{ Shown, trial }, show] = useState(() => ({ Shown: here ?? later, trial: 0 }));
    const { onClose } = props as { readonly onClose?: () => void };
    return (
      <LatePart
        key={trial}
        isOver={isOver}
        onClose={onClose && (() => onClose())}
        onRetry={() => show({ Shown: here ?? later, trial: trial + 1 })}
      >
        <Suspense fallback={Meanwhile && <Meanwhile {...props} />}>
          <Shown {...props} />
        </Suspense>
      </LatePart>
    );
  };
}

/** Fetches, one after the other, what has not been shown yet, so that opening it later takes no time. */
export const fetchTheRest = async (): Promise<void> => {
  for (const some of [waiting.over, waiting.rest])
    for (let fetch = some.shift(); fetch; fetch = some.shift()) await fetch().catch(() => undefined);
};
