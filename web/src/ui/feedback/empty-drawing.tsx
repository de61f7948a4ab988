import type { ReactNode } from 'react';
import styles from './empty-drawing.module.css';

/** The drawings there are: an empty hall, people, a conversation, a search, a calm sky, a closed door. */
export type EmptyDrawingKind = 'hall' | 'people' | 'chat' | 'search' | 'calm' | 'closed';

const parts: Record<EmptyDrawingKind, ReactNode> = {
  hall: (
    <>
      <path className={styles.fill} d="M38 56h64v32H38z" />
      <path d="M26 56 70 28l44 28M40 56v34M100 56v34M28 90h84" />
      <path className={styles.accent} d="M60 68h20v12H60z" />
    </>
  ),
  people: (
    <>
      <rect className={styles.fill} x="36" y="40" width="34" height="34" rx="12" />
      <rect className={styles.warm} x="74" y="50" width="30" height="30" rx="11" />
      <path d="M47 55v2M59 55v2M49 63c2 3 6 3 8 0M84 63v2M94 63v2M86 71c2 2 4 2 6 0M30 90h82" />
    </>
  ),
  chat: (
    <>
      <path className={styles.fill} d="M34 40q0-10 10-10h38q10 0 10 10v14q0 10-10 10H34z" />
      <path className={styles.warm} d="M108 62v18q0 10-10 10H66q-10 0-10-10v-4q0-14 14-14z" />
      <path d="M46 44h32M46 52h20M70 76h24" />
    </>
  ),
  search: (
    <>
      <circle className={styles.fill} cx="66" cy="54" r="24" />
      <path d="m84 72 20 20" />
      <circle cx="66" cy="54" r="24" />
      <path className={styles.accent} d="M56 54h20" />
    </>
  ),
  calm: (
    <>
      <circle className={styles.warm} cx="88" cy="42" r="14" />
      <path className={styles.fill} d="M30 90c6-22 26-30 40-14 8-10 30-8 40 14z" />
      <path d="M26 90h88M38 46h20M48 36h14" />
    </>
  ),
  closed: (
    <>
      <path className={styles.fill} d="M44 40h52v50H44z" />
      <path d="M34 40h72M44 40v50M96 40v50M70 40v50M30 90h80" />
      <path className={styles.accent} d="M64 64v6M76 64v6" />
    </>
  ),
};

/** A small line drawing in the palette of the app; it says nothing that the words beside it do not. */
export function EmptyDrawing({ kind }: { readonly kind: EmptyDrawingKind }) {
  return (
    <svg className={styles.drawing} viewBox="0 0 140 112" aria-hidden="true">
      <ellipse className={styles.ground} cx="70" cy="92" rx="58" ry="9" />
      {parts[kind]}
    </svg>
  );
}
