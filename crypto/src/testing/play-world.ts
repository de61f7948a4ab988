import fc from 'fast-check';
import { RoomWorld, type Mutation, type Step } from './room-world.ts';

/** Any step, most of them what people do most. */
export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom('send' as const) },
    { weight: 8, arbitrary: fc.constantFrom('sync' as const, 'part' as const, 'settle' as const) },
    { weight: 15, arbitrary: fc.constantFrom('add' as const, 'add' as const, 'heal' as const) },
    { weight: 5, arbitrary: fc.constantFrom('steal' as const, 'again' as const, 'wait' as const) },
    { weight: 6, arbitrary: fc.constantFrom('remove' as const) },
    { weight: 1, arbitrary: fc.constantFrom('signOut' as const, 'leave' as const) },
  ),
  who: fc.nat(20),
  other: fc.nat(20),
  fault: fc.option(
    fc.record({
      at: fc.nat(4),
      kind: fc.oneof(
        fc.constantFrom('meanwhile' as const),
        fc.constantFrom('before' as const, 'after' as const, 'lost' as const, 'down' as const),
      ),
    }),
    { freq: 3 },
  ),
});

/** Plays steps in a new world. */
export async function playWorld({
  people,
  steps,
  mutation,
}: {
  people: number;
  steps: readonly Step[];
  mutation?: Mutation;
}): Promise<RoomWorld> {
  const world = await RoomWorld.make(people, mutation);
  for (const step of steps) await world.take(step);
  return world;
}
