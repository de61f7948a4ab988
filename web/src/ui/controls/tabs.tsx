import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from '../cx.ts';
import styles from './tabs.module.css';

/** One tab and what it shows. */
export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** What tabs take; leave `value` out and they look after themselves. */
export interface TabsProps<T extends string> {
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly value?: T | undefined;
  readonly onChange?: ((value: T) => void) | undefined;
  readonly className?: string | undefined;
}

/** Tabs with their panels; arrow keys move between them. */
export function Tabs<T extends string>({ label, items, value, onChange, className }: TabsProps<T>) {
  return (
    <AriaTabs
      className={cx(styles.tabs, className)}
      {...(value === undefined ? {} : { selectedKey: value })}
      {...(onChange ? { onSelectionChange: (key) => onChange(String(key) as T) } : {})}
    >
      <TabList aria-label={label} className={styles.list ?? ''}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className={styles.tab ?? ''}>
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={styles.panel ?? ''}>
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
