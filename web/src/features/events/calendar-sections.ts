import type { ComponentType } from 'react';

/** What a feature adds under my calendar: things of mine that wait to be done. */
export interface CalendarSection {
  id: string;
  Section: ComponentType;
}

const sections = new Map<string, CalendarSection>();

/** Lets a feature add to the page of my calendar. Called once, where its screens are put together. */
export const registerCalendarSection = (section: CalendarSection): void =>
  void sections.set(section.id, section);

/** The sections, in the order in which they were added. */
export const listCalendarSections = (): CalendarSection[] => [...sections.values()];
