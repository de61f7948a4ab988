/**
 * How long a test waits for what comes by itself: only to tell what never comes from a machine with much else to do. Vitest's own
 * second is over sooner than that. `expect.poll` waits as long (vitest.config.ts).
 */
export const patience = { timeout: 20_000, interval: 20 };
