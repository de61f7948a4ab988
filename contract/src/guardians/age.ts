const somewhereMs = 14 * 3_600_000;

/** The day that has begun somewhere on Earth: nobody is told that they are too young on their birthday. */
const dayOf = (now: Date): string => new Date(now.getTime() + somewhereMs).toISOString().slice(0, 10);

/** How many years old somebody is. Who was born on 29 February has their birthday on 1 March where there is none. */
export const ageOf = (birth: string, now: Date): number => {
  const today = dayOf(now);
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) >= birth.slice(5) ? years : years - 1;
};
