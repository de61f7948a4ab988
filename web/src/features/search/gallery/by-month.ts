/** Things of one month, in the order in which they came. */
export interface Month<Item> {
  /** The moment of its first thing. */
  at: string;
  items: Item[];
}

const monthOf = (at: string): string => {
  const date = new Date(at);
  return `${date.getFullYear()} ${date.getMonth()}`;
};

/** Puts things that come newest first into months. */
export const byMonth = <Item extends { readonly at: string }>(items: readonly Item[]): Month<Item>[] => {
  const months: Month<Item>[] = [];
  for (const item of items) {
    const last = months.at(-1);
    if (last && monthOf(last.at) === monthOf(item.at)) last.items.push(item);
    else months.push({ at: item.at, items: [item] });
  }
  return months;
};
