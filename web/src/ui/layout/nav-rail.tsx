import { Focusable } from 'react-aria-components';
import { LogoTile } from '../brand/logo-tile.tsx';
import { Badge } from '../controls/badge.tsx';
import { WithTooltip } from '../overlays/with-tooltip.tsx';
import { navLink, type NavItem, type NavProps } from './nav-item.tsx';
import styles from './nav-rail.module.css';

/** What the rail takes beyond what every navigation does. */
export interface NavRailProps<T extends string> extends NavProps<T> {
  /** At the foot, such as notifications and settings. */
  readonly bottomItems?: readonly NavItem<T>[] | undefined;
}

/** The rail at the left of a wide window: the mark, the places, and what stands at the foot. */
export function NavRail<T extends string>({
  label,
  items,
  bottomItems = [],
  activeId,
  onSelect,
}: NavRailProps<T>) {
  const show = (item: NavItem<T>) => (
    <WithTooltip key={item.id} label={item.label} placement="right">
      <Focusable>
        <a
          className={styles.item}
          aria-label={item.badgeLabel ? `${item.label}, ${item.badgeLabel}` : item.label}
          {...navLink(item, item.id === activeId, onSelect)}
        >
          {item.icon}
          <Badge count={item.badge ?? 0} className={styles.badge} />
        </a>
      </Focusable>
    </WithTooltip>
  );
  return (
    <nav className={styles.rail} aria-label={label}>
      <span className={styles.mark}>
        <LogoTile />
      </span>
      {items.map(show)}
      <span className={styles.gap} />
      {bottomItems.map(show)}
    </nav>
  );
}
