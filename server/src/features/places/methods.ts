import type { MethodTable } from '../../platform/house.ts';
import { describeMap, endPlace, listPlaces, minePlaces, movePlace, sharePlace } from './share-place.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'places.describeMap': describeMap,
  'places.share': sharePlace,
  'places.move': movePlace,
  'places.end': endPlace,
  'places.list': listPlaces,
  'places.mine': minePlaces,
};
