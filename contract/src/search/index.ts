export { Hit, SearchKind, searchMethods } from './methods.ts';
export { excerptOf } from './excerpt.ts';
export { foldText, initialOf, isInitial, isSyllable, type FoldedText } from './folding.ts';
export {
  findPlaces,
  matchTexts,
  readQuery,
  type LetterWish,
  type Stretch,
  type Wish,
  type WordWish,
} from './matching.ts';
