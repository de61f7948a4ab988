import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { askedSetting, takeAsked } from './asked-setting.ts';
import styles from './setting-spot.module.css';

const litFor = 2_000;

/** Stands around a setting on its page: when it is asked for by search or address, it comes into view and is lit for a moment. */
export function SettingSpot({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const spot = useRef<HTMLDivElement>(null);
  const isAsked = useStore(askedSetting, (asked) => asked.id === id);
  const [isLit, setLit] = useState(false);
  useEffect(() => {
    if (!isAsked || !takeAsked(id)) return;
    spot.current?.scrollIntoView({ block: 'center' });
    spot.current?.focus({ preventScroll: true });
    setLit(true);
  }, [isAsked, id]);
  useEffect(() => {
    if (!isLit) return;
    const timer = setTimeout(() => setLit(false), litFor);
    return () => clearTimeout(timer);
  }, [isLit]);
  return (
    <div ref={spot} id={`setting-${id}`} className={styles.spot} tabIndex={-1} data-lit={isLit || undefined}>
      {children}
    </div>
  );
}
