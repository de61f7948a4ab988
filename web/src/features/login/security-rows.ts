import type { ComponentType } from 'react';

/** A row of the security page, below password and handle, that another feature brings. */
export interface SecurityRow {
  readonly id: string;
  readonly order: number;
  readonly Row: ComponentType;
}

const rows: SecurityRow[] = [];

/** Adds a row to the security page. */
export const registerSecurityRow = (row: SecurityRow): void => {
  rows.push(row);
  rows.sort((one, other) => one.order - other.order);
};

/** A part of the security page, below the others, that another feature brings. */
export interface SecuritySectionPart {
  readonly id: string;
  readonly order: number;
  readonly Part: ComponentType;
}

const parts: SecuritySectionPart[] = [];

/** Adds a part to the security page. */
export const registerSecuritySection = (part: SecuritySectionPart): void => {
  parts.push(part);
  parts.sort((one, other) => one.order - other.order);
};

/** The parts that other features bring. */
export const securitySections = (): readonly SecuritySectionPart[] => parts;

/** The rows that other features bring. */
export const securityRows = (): readonly SecurityRow[] => rows;
