import { avatarHue } from '../../../ui/index.ts';

/** Grounds for those who show no picture, each as two colours from top to bottom. */
const grounds = {
  persimmon: ['#f6ab78', '#d4561f'],
  celadon: ['#9ccab6', '#2f7d6b'],
  sand: ['#f1d9a2', '#c28a3a'],
  sky: ['#a8c5ec', '#4a76b8'],
  plum: ['#e3b4c6', '#a9547b'],
  olive: ['#cdd7a3', '#7b8d45'],
} as const;

type Ground = keyof typeof grounds;

/** A ground never has the colour of the face that stands on it. */
const groundOf: Record<number, Ground> = {
  12: 'sky',
  0: 'celadon',
  30: 'sky',
  48: 'plum',
  90: 'plum',
  135: 'persimmon',
  150: 'persimmon',
  180: 'sand',
  205: 'sand',
  230: 'olive',
  265: 'celadon',
  330: 'olive',
};

/** The ground of a person: always the same for the same one. */
export const groundOfPerson = (accountId: string): string => {
  const [top, bottom] = grounds[groundOf[avatarHue(accountId)] ?? 'celadon'];
  return `linear-gradient(160deg, ${top}, ${bottom})`;
};

/** The darker of its colours, for light behind a face. */
export const glowOfPerson = (accountId: string): string =>
  grounds[groundOf[avatarHue(accountId)] ?? 'celadon'][1];
