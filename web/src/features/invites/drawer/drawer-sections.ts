import type { Ability, Chat } from '@maru/contract';
import type { ComponentType } from 'react';
import { offersHere } from '../../chats/index.ts';

/** What a section of the drawer is given. */
export interface DrawerSectionProps {
  readonly chat: Chat;
  /** Puts the drawer away, where it stands over the room. */
  readonly onClose: () => void;
}

/** A part of the drawer that a feature brings: its photos, its polls, its notices. */
export interface DrawerSection {
  id: string;
  /** Lower ones come first; the members stand at 100. */
  order: number;
  /** Not every kind of room offers what it shows. */
  ability?: Ability;
  Section: ComponentType<DrawerSectionProps>;
}

const sections = new Map<string, DrawerSection>();

/** Lets a feature add to the drawer of a chat. Called once, where the feature's screens are put together. */
export const registerDrawerSection = (section: DrawerSection): void => void sections.set(section.id, section);

/** A row that a feature has among what I decide for a chat. */
export interface DrawerSetting {
  id: string;
  /** Lower ones come first; all of them stand above the switches. */
  order: number;
  Row: ComponentType<DrawerSectionProps>;
}

const settings = new Map<string, DrawerSetting>();

/** Lets a feature add a row to the settings of a chat. Called once. */
export const registerDrawerSetting = (setting: DrawerSetting): void => void settings.set(setting.id, setting);

/** The rows of the features, in their order. */
export const listDrawerSettings = (): DrawerSetting[] =>
  [...settings.values()].sort((one, other) => one.order - other.order);

/** The sections of a room, in their order: those before the members, or those after. */
export const listDrawerSections = (chat: Chat, where: 'beforeMembers' | 'afterMembers'): DrawerSection[] =>
  [...sections.values()]
    .filter(({ ability }) => offersHere(chat, ability))
    .filter(({ order }) => order < 100 === (where === 'beforeMembers'))
    .sort((one, other) => one.order - other.order);
