// Who may import whom. ARCHITECTURE.md says why; tools/check-boundaries.mjs adds what needs more than a path:
// the order of the features, SQL outside the stores, and purity.

const ours = '^(contract|crypto|media|sdk|server|web|testing|e2e|bench|chaos|tools)/';
const test = '[.](test|spec)[.]tsx?$';

/** A rule that names what may not be imported, with the sentence that a person reads when it is broken. */
const never = (name, comment, ...[from, to]) => ({ name, comment, from, to });

/** Each rule: from which files what may not be imported. In `to`, `$1` is what the first group of `from` has found. */
export const importRules = [
  never(
    'no-cycles',
    'files must not import each other in a circle, types included',
    {},
    { isCircular: true },
  ),
  never(
    'resolvable',
    'the import leads nowhere',
    {},
    // What the build makes is not there before it.
    { isMissing: true, pathNot: '^virtual:|[.](woff2?|svg|png)([?]|$)|(^|/)dist/' },
  ),
  never(
    'contract-stands-alone',
    'the contract imports nothing of ours',
    { path: '^contract/' },
    { path: ours, pathNot: '^contract/' },
  ),
  never(
    'contract-parts-meet-at-index-or-types',
    'parts of the contract import each other by index.ts or types.ts',
    { path: '^contract/src/([^/]+)/' },
    { path: '^contract/src/[^/]+/', pathNot: '^contract/src/($1/|wire/|[^/]+/(index|types)[.]ts$)' },
  ),
  never(
    'wire-names-no-feature',
    'contract/src/wire is what every part of the contract is written in, and names none of them',
    { path: '^contract/src/wire/' },
    { path: '^contract/', pathNot: '^contract/src/wire/' },
  ),
  never(
    'crypto-stands-alone',
    'crypto knows only bytes and imports nothing of ours',
    { path: '^crypto/' },
    { path: ours, pathNot: '^crypto/' },
  ),
  never(
    'crypto-runs-anywhere',
    'crypto runs in a browser too, and imports nothing of Node',
    { path: '^crypto/', pathNot: `${test}|^crypto/src/testing/` },
    { isCore: true },
  ),
  never(
    'crypto-plays-only-in-tests',
    'only tests import what plays devices, rooms and servers',
    { path: ours, pathNot: `${test}|^crypto/src/testing/` },
    { path: '^crypto/src/testing/' },
  ),
  never(
    'one-file-knows-mls',
    'only crypto/src/engine/mls-library.ts imports ts-mls: all others go through what the engine checks',
    {
      path: ours,
      pathNot: '^crypto/src/(engine/(mls-library[.]ts$|[^/]+[.]test[.]ts$)|testing/read-vectors[.]ts$)',
    },
    { path: '(^|/)node_modules/(ts-mls|@hpke)/' },
  ),
  never(
    'media-stands-alone',
    'media knows only rooms, packets and tokens, and imports nothing of ours',
    { path: '^media/' },
    { path: ours, pathNot: '^media/' },
  ),
  never(
    'media-plays-only-in-tests',
    'only tests and benchmarks import what plays people in a call',
    { path: ours, pathNot: `${test}|^(media/src/testing|bench|testing)/` },
    { path: '^media/src/testing/' },
  ),
  never(
    'sdk-knows-only-the-contract',
    'the sdk imports nothing of ours but the contract',
    { path: '^sdk/' },
    { path: ours, pathNot: '^(sdk|contract)/' },
  ),
  never(
    'server-never-meets-clients',
    'the server imports neither the web client nor the sdk, journeys, benchmarks or tools',
    { path: '^server/' },
    { path: '^(web|sdk|e2e|bench|chaos|tools)/' },
  ),
  never(
    'chaos-knows-only-the-wire',
    'what breaks a host on purpose, and judges it, knows only the contract and the sdk',
    { path: '^chaos/' },
    { path: ours, pathNot: '^(chaos|contract|sdk)/' },
  ),
  never(
    'checker-knows-only-histories',
    'the checker of histories imports nothing but histories',
    { path: '^chaos/src/checker/', pathNot: test },
    { path: '.', pathNot: '^chaos/src/(checker/|history[.]ts$)' },
  ),
  never(
    'testing-is-for-tests',
    'only tests (*.test.ts) import the testing kit',
    { path: '^(server|web)/', pathNot: test },
    { path: '^testing/' },
  ),
  never(
    'web-never-meets-server',
    'the web client imports neither the server nor journeys, benchmarks or tools',
    { path: '^web/' },
    { path: '^(server|e2e|bench|chaos|tools)/' },
  ),
  never(
    'platform-names-no-feature',
    'the platform is owned by no feature and names none',
    { path: '^(server|web)/src/platform/' },
    { path: '^$1/src/features(/|[.]tsx?$)' },
  ),
  never(
    'ui-knows-nothing-of-ours',
    'the design system imports nothing of ours outside web/src/ui',
    { path: '^web/src/ui/' },
    { path: ours, pathNot: '^web/src/ui/' },
  ),
  never(
    'store-is-private',
    'nobody outside a feature imports its store',
    { path: '^server/src/features/([^/]+)/' },
    { path: '^server/src/features/.*[/-]store[.]ts$', pathNot: '^server/src/features/$1/' },
  ),
  never(
    'features-meet-at-the-door',
    'features meet only at their doors, index.ts and, for screens, ui.ts',
    { path: '^(server|web)/src/features/([^/]+)/' },
    {
      path: '^$1/src/features/[^/]+/',
      pathNot: '^$1/src/features/($2/|[^/]+/(index|ui)[.]tsx?$)|[/-]store[.]ts$',
    },
  ),
  never(
    'outsiders-use-the-door',
    'whoever stands outside a feature comes in by its doors, index.ts or ui.ts',
    { path: ours, pathNot: '^(server|web)/src/features/' },
    {
      path: '^(server|web)/src/features/[^/]+/',
      pathNot: '^(server|web)/src/features/[^/]+/(index|ui)[.]tsx?$',
    },
  ),
  never(
    'only-main-knows-all-features',
    'only main imports the list of features',
    { path: ours, pathNot: '^(server|web)/src/main[.]tsx?$' },
    { path: '^(server|web)/src/features[.]tsx?$' },
  ),
  never(
    'no-drawer-for-everything',
    'a file says what it is for: no utils, helpers, manager, base or common',
    { path: ours },
    {
      path: '(^|[/-])(utils?|helpers?|manager|base|common)([-./]|$)',
      pathNot: 'node_modules|[.]json$',
      isCore: false,
    },
  ),
];
