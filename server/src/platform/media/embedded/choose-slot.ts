/** What is looked at when a room is to be placed. Pure. */
export interface SlotView {
  number: number;
  isRunning: boolean;
  isResting: boolean;
  /** From 0 to 1, of one core. */
  load: number;
  rooms: number;
  people: number;
}

/** Busier than this, a worker takes no rooms of another that has died. */
const busy = 0.7;

const byLoad = (one: SlotView, other: SlotView): number =>
  one.load - other.load || one.people - other.people || one.rooms - other.rooms || one.number - other.number;

/** The slot for a new room: an idle worker, else a new one as long as there is a core for it, else the least busy. */
export const chooseSlot = (slots: readonly SlotView[]): SlotView | undefined => {
  const usable = slots.filter(({ isResting }) => !isResting);
  const running = usable.filter(({ isRunning }) => isRunning).toSorted(byLoad);
  const idle = running.find(({ rooms }) => rooms === 0);
  return idle ?? usable.find(({ isRunning, rooms }) => !isRunning && rooms === 0) ?? running[0] ?? usable[0];
};

/** Where a room goes whose worker has died: to one that runs, which takes no time; else the dead one is started anew. */
export const chooseRefuge = (slots: readonly SlotView[], died: number): SlotView | undefined => {
  const usable = slots.filter(({ isResting }) => !isResting);
  const running = usable.filter(({ isRunning, load }) => isRunning && load < busy).toSorted(byLoad);
  return running[0] ?? usable.find(({ number }) => number === died) ?? usable[0];
};
