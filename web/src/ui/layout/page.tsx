import { ChevronLeft } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { badgeText } from '../controls/badge-text.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { cx } from '../cx.ts';
import styles from './page.module.css';

/** The way back from a page that is one step in. */
export interface PageBack {
  /** Read out; says the count too, where there is one. */
  readonly label: string;
  /** How much waits back there, such as the unread of all other rooms. */
  readonly count?: number | undefined;
  onPress(): void;
}

/** What a page takes. */
export interface PageProps {
  readonly title: ReactNode;
  /** Grey, right after the title, such as the number of members. */
  readonly titleNote?: ReactNode;
  /** Glyph buttons at the right end of the header. */
  readonly actions?: ReactNode;
  /** With it the page is one step in: a smaller title behind a back arrow, over a hairline. */
  readonly back?: PageBack | undefined;
  /** The smaller header without a back arrow, as over a room on desktop. */
  readonly isCompact?: boolean | undefined;
  /** Stays in place between header and scroll body, such as filter chips. */
  readonly top?: ReactNode;
  /** Stays in place below the scroll body, such as the message field. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  /** Whether the body scrolls; a page that brings its own scroller says no. */
  readonly isScrolling?: boolean | undefined;
  readonly bodyRef?: Ref<HTMLDivElement> | undefined;
  readonly bodyClassName?: string | undefined;
  /** `secret` tints it in the colour of trust. */
  readonly tone?: 'secret' | undefined;
}

/** A screen: a header with its title at the left and glyphs at the right, and a body that scrolls. */
export function Page(props: PageProps) {
  const {
    title,
    titleNote,
    actions,
    back,
    isCompact,
    top,
    footer,
    children,
    isScrolling = true,
    bodyRef,
    bodyClassName,
    tone,
  } = props;
  const isInner = back !== undefined || isCompact;
  return (
    <div className={styles.page} data-tone={tone}>
      <header className={cx(styles.header, isInner && styles.inner, back && styles.withBack)}>
        {back && (
          <IconButton
            label={back.label}
            icon={<ChevronLeft aria-hidden="true" />}
            onPress={() => back.onPress()}
          />
        )}
        {back?.count ? (
          <span className={styles.backCount} aria-hidden="true">
            {badgeText(back.count)}
          </span>
        ) : null}
        <h1 className={styles.title}>
          <span className={styles.words}>{title}</span>
          {titleNote !== undefined && <span className={styles.note}>{titleNote}</span>}
        </h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {top}
      <div ref={bodyRef} className={cx(styles.body, isScrolling && styles.scrolling, bodyClassName)}>
        {children}
      </div>
      {footer && <div className={styles.footer}>{footer}</div>}
    </div>
  );
}
