/** What of a key press matters to the message field. */
export interface FieldKey {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** How the field stands when a key is pressed. */
export interface FieldState {
  isEmpty: boolean;
  /** A reply or an edit stands above the field. */
  hasStrip: boolean;
  /** Names are offered after an @. */
  isSuggesting: boolean;
  /** On touch, where Enter breaks the line and sending has its own button. */
  enterBreaks: boolean;
}

export type FieldDeed = 'send' | 'cancel' | 'editLast' | 'pick' | 'nextName' | 'lastName' | 'closeNames';

/** Keys while a syllable is being put together belong to the input method; some browsers only say so by this code. */
const composingCode = 229;

/** What a key does in the message field; undefined leaves it to the field itself. */
export const fieldDeed = (pressed: FieldKey, field: FieldState): FieldDeed | undefined => {
  if (pressed.isComposing || pressed.keyCode === composingCode) return undefined;
  const isPlain = !pressed.shiftKey && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey;
  if (field.isSuggesting && isPlain) {
    switch (pressed.key) {
      case 'ArrowDown':
        return 'nextName';
      case 'ArrowUp':
        return 'lastName';
      case 'Enter':
      case 'Tab':
        return 'pick';
      case 'Escape':
        return 'closeNames';
    }
  }
  switch (pressed.key) {
    case 'Enter':
      if (pressed.ctrlKey || pressed.metaKey) return 'send';
      return isPlain && !field.enterBreaks ? 'send' : undefined;
    case 'Escape':
      return field.hasStrip ? 'cancel' : undefined;
    case 'ArrowUp':
      return isPlain && field.isEmpty && !field.hasStrip ? 'editLast' : undefined;
    default:
      return undefined;
  }
};
