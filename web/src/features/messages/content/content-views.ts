import type { CardKind, ContentType, MessageContent } from '@maru/contract';
import type { ComponentType } from 'react';
import type { Bubble } from '../present-rows.ts';

/** What a view of content is given: the message it stands in, and its content of that type. */
export interface ContentViewProps<Type extends ContentType = ContentType> {
  readonly bubble: Bubble;
  readonly content: Extract<MessageContent, { type: Type }>;
}

/** How a type of content is shown in a room. */
export interface ContentView<Type extends ContentType = ContentType> {
  type: Type;
  /** Of a card: what it stands for. */
  of?: CardKind;
  View: ComponentType<ContentViewProps<Type>>;
  /** `bare` stands without a bubble (pictures, stickers), `card` in a wide one, `text` in a usual one. */
  frame: 'bare' | 'card' | 'text';
  /** About how high it will be, in pixels, before it has been shown once. */
  estimate: (content: Extract<MessageContent, { type: Type }>) => number;
}

const views = new Map<string, ContentView>();

const keyOf = ({ type, of }: { type: ContentType; of?: CardKind }): string =>
  type === 'card' ? `card.${of}` : type;

/** Lets a feature show a type of content. Called once, where the feature's screens are put together. */
export const registerContentView = <Type extends ContentType>(view: ContentView<Type>): void =>
  void views.set(keyOf(view), view as unknown as ContentView);

/** How this content is shown; undefined where this version does not know it. */
export const findContentView = (content: MessageContent | undefined): ContentView | undefined =>
  content && views.get(keyOf(content));
