import type { Contact } from './vcard.ts';

interface PickedContact {
  name?: string[];
  tel?: string[];
  email?: string[];
}

interface ContactPicker {
  select(what: string[], options: { multiple: boolean }): Promise<PickedContact[]>;
}

const picker = (): ContactPicker | undefined =>
  (navigator as Navigator & { contacts?: ContactPicker }).contacts;

/** Whether this device lets one choose from its address book. */
export const canPickContact = (): boolean => picker() !== undefined;

/** Lets one choose from the address book of the device; undefined when nobody was chosen. */
export const pickContact = async (): Promise<Contact | undefined> => {
  const [one] = (await picker()?.select(['name', 'tel', 'email'], { multiple: false })) ?? [];
  return one && { name: one.name?.[0] ?? '', phones: one.tel ?? [], emails: one.email ?? [] };
};
