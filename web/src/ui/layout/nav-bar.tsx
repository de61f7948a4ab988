import { Badge } from '../controls/badge.tsx';
import { navLink, type NavProps } from './nav-item.tsx';
import styles from './nav-bar.module.css';

/** The bar at the bottom of a phone. */
export function NavBar<T extends string>({ label, items, activeId, onSelect }: NavProps<T>) {
  return (
    <nav className={styles.bar} aria-label={label}>
      {items.map((item) => (
        <a key={item.id} className={styles.item} {...navLink(item, item.id === activeId, onSelect)}>
          <span className={styles.icon}>
            {item.icon}
            <Badge count={item.badge ?? 0} label={item.badgeLabel} className={styles.badge} />
          </span>
          <span className={styles.label}>{item.label}</span>
        </a>
      ))}
    </nav>
  );
}
