import type { ChatId } from '@maru/contract';
import type { ComponentType } from 'react';
import type { SystemKind, SystemLine } from '../state.ts';

/** What a line of the room itself is given. */
export interface SystemLineProps<Kind extends SystemKind = SystemKind> {
  readonly chatId: ChatId;
  readonly line: Extract<SystemLine, { kind: Kind }>;
}

const rows = new Map<SystemKind, { Row: ComponentType<SystemLineProps> }>();

/** Lets a feature show a kind of entry of its own between the messages. Called once. */
export const registerSystemLine = <Kind extends SystemKind>(
  kind: Kind,
  Row: ComponentType<SystemLineProps<Kind>>,
): void => void rows.set(kind, { Row: Row as unknown as ComponentType<SystemLineProps> });

/** What shows this kind of line; undefined where words are enough. */
export const findSystemLine = (kind: SystemKind): { Row: ComponentType<SystemLineProps> } | undefined =>
  rows.get(kind);
