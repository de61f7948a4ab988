import type { FeatureData } from './feature-data.ts';

type Step = (feature: FeatureData) => void | Promise<void>;

/** Features whose code is fetched after the first page: what they miss until then they are told afterwards, in order. */
export interface LateFeatures {
  /** Stands among the features for all of them. */
  readonly data: FeatureData;
  /** Fetches them; what fails is tried again when the line is up once more. */
  fetch(): void;
}

/** Stands in for features until they have been fetched. */
export const lateFeatures = (load: () => Promise<readonly FeatureData[]>): LateFeatures => {
  let features: readonly FeatureData[] = [];
  let missed: Step[] = [];
  /** Nothing of the session has been told to them. */
  let [isWanted, isHere] = [false, false];
  let telling: Promise<void> | undefined;

  const tell = async (): Promise<void> => {
    if (features.length === 0) features = await load();
    for (let step = missed.shift(); step; step = missed.shift())
      for (const feature of features) await step(feature);
    isHere = true;
  };
  const fetch = (): void => {
    isWanted = true;
    if (isHere || telling) return;
    telling = tell()
      .catch(() => undefined)
      .finally(() => (telling = undefined));
  };
  const each = (step: Step): void => {
    if (isHere) for (const feature of features) void step(feature);
    else missed.push(step);
  };
  /** What has to be done before the session goes on: by those who are here, or will be in a moment. */
  const eachInTurn = async (step: Step): Promise<void> => {
    await telling;
    // Who has heard nothing of the session has nothing to put away.
    if (isHere) for (const feature of features) await Promise.resolve(step(feature)).catch(() => undefined);
  };

  return {
    fetch,
    data: {
      name: 'late',
      async open(store, me) {
        const open: Step = (feature) => feature.open?.(store, me).catch(() => undefined);
        if (isHere) await eachInTurn(open);
        else missed.push(open);
      },
      opened: () => each((feature) => feature.opened?.()),
      onWelcome(welcome) {
        each((feature) => feature.onWelcome?.(welcome));
        if (isWanted) fetch();
      },
      onLead: () => each((feature) => feature.onLead?.()),
      applyEntries: (entries) => each((feature) => feature.applyEntries?.(entries)),
      applySignal: (signal) => each((feature) => feature.applySignal?.(signal)),
      onEpochChanged: () => each((feature) => feature.onEpochChanged?.()),
      onNote: (note) => each((feature) => feature.onNote?.(note)),
      putAway: () => eachInTurn((feature) => feature.putAway?.()),
      isBusy: () => isHere && features.some((feature) => feature.isBusy?.() === true),
      close: () => eachInTurn((feature) => feature.close?.()),
      reset() {
        if (isHere) for (const feature of [...features].reverse()) feature.reset?.();
        else missed = [];
      },
    },
  };
};
