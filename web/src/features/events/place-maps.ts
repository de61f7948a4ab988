import type { ComponentType } from 'react';

/** A point on the map. */
export interface EventPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** How the place of an event is chosen on a map and shown on one, by a feature that has maps. */
export interface PlaceMaps {
  /** Chooses a point; `first` is where it is so far. */
  readonly Chooser: ComponentType<{
    readonly first: EventPoint | undefined;
    readonly onChoose: (point: EventPoint) => void;
    readonly onClose: () => void;
  }>;
  /** A small map of the place, which opens a large one. */
  readonly Small: ComponentType<{ readonly point: EventPoint; readonly name: string }>;
}

let maps: PlaceMaps | undefined;

/** Lets the feature of places draw those of events. Called once, where its screens are put together. */
export const registerPlaceMaps = (given: PlaceMaps): void => void (maps = given);

/** The maps for places of events; undefined where there are none. */
export const placeMaps = (): PlaceMaps | undefined => maps;

/** The point of a place, where it has one. */
export const pointOf = (
  place: { latitude?: number | undefined; longitude?: number | undefined } | null,
): EventPoint | undefined =>
  place?.latitude === undefined || place.longitude === undefined
    ? undefined
    : { latitude: place.latitude, longitude: place.longitude };
