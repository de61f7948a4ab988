const form =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-(0{4}-){3}0{12}|f{8}-(f{4}-){3}f{12})$/i;

/** Takes what is written as an id for one; a client that has no use for schemas reads ids with this. */
export const readId = <Id extends string>(kept: unknown): Id | undefined =>
  typeof kept === 'string' && form.test(kept) ? (kept as Id) : undefined;
