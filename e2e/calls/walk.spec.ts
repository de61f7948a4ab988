import { callingBrowser } from '../src/callers.ts';
import { test } from '../src/journey.ts';
import { walkFailures } from '../src/walk/failures.ts';
import { walkGroup } from '../src/walk/group.ts';
import { looks } from '../src/walk/looks.ts';
import { walkPlaces } from '../src/walk/places.ts';
import { walkTwo } from '../src/walk/two.ts';

test.use({ launchOptions: callingBrowser });

// Pictures for people to look at: what is wrong with them no machine says. That each state comes about is what can fail here.
for (const look of looks) {
  test(`places of calls, ${look.name}`, ({ visit }) => walkPlaces(visit, look));
  test(`a call of two, ${look.name}`, ({ visit }) => walkTwo(visit, look));
  test(`a call of a group, ${look.name}`, ({ visit }) => walkGroup(visit, look));
  test(`calls that fail, ${look.name}`, ({ visit }) => walkFailures(visit, look));
}
