import type { Chat } from '@maru/contract';
import type { ComponentType } from 'react';

/** What a panel of the smiley is given. */
export interface ComposerPanelProps {
  readonly chat: Chat;
  /** Puts words where the cursor is. */
  readonly onWrite: (words: string) => void;
  readonly onClose: () => void;
}

/** A tab of what opens from the smiley in the field. */
export interface ComposerPanel {
  id: string;
  /** Lower ones come first; the emoji have 20. */
  order: number;
  /** The key of its word. */
  label: string;
  Panel: ComponentType<ComposerPanelProps>;
  isOffered?: (chat: Chat) => boolean;
}

const panels = new Map<string, ComposerPanel>();

/** Lets a feature stand beside the emoji. Called once, where the feature's screens are put together. */
export const registerComposerPanel = (panel: ComposerPanel): void => void panels.set(panel.id, panel);

/** The tabs of this room, in their order. */
export const listComposerPanels = (chat: Chat): ComposerPanel[] =>
  [...panels.values()]
    .filter((one) => one.isOffered?.(chat) ?? true)
    .sort((one, other) => one.order - other.order);

/** What is told about the text that is being written. */
export interface ComposeSuggestionProps {
  readonly chat: Chat;
  readonly text: string;
}

type Suggestion = ComponentType<ComposeSuggestionProps>;

const suggestions: Suggestion[] = [];

/** Lets a feature offer something above the field that goes with what is being written. */
export const registerComposeSuggestion = (suggestion: Suggestion): void => void suggestions.push(suggestion);

/** What may stand above the field while somebody writes. */
export const listComposeSuggestions = (): readonly Suggestion[] => suggestions;
