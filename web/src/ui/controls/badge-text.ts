/** How a count reads in a pill: never more than three digits. */
export function badgeText(count: number): string {
  return count > 999 ? '999+' : String(count);
}
