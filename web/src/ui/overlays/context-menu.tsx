import type { ReactNode } from 'react';
import type { ActionSection } from './menu-items.tsx';
import { MenuAtPoint } from './late-menu.ts';
import { useContextPoint } from './use-context-point.ts';

/** What a context menu takes; the sections are made only when it opens. */
export interface ContextMenuProps {
  readonly label: string;
  readonly sections: () => readonly ActionSection[];
  readonly children: ReactNode;
  readonly header?: ((close: () => void) => ReactNode) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Opens a menu over what it wraps on right click, long press or the keyboard's menu key. */
export function ContextMenu({
  label,
  sections,
  children,
  header,
  isDisabled = false,
  className,
}: ContextMenuProps) {
  const point = useContextPoint(isDisabled);
  return (
    <>
      <div className={className} {...point.handlers}>
        {children}
      </div>
      {point.at && (
        <MenuAtPoint
          at={point.at}
          label={label}
          sections={sections()}
          onClose={point.close}
          header={header?.(point.close)}
        />
      )}
    </>
  );
}
