import type { Chat } from '@maru/contract';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Tabs } from '../../../ui/index.ts';
import { listComposerPanels, registerComposerPanel } from '../content/composer-panels.ts';
import { EmojiPanel } from './lazy-emoji-panel.tsx';
import styles from './say-panel.module.css';

registerComposerPanel({
  id: 'emoji',
  order: 20,
  label: 'messages.emoji',
  Panel: ({ onWrite }) => <EmojiPanel onPick={onWrite} />,
});

interface SayPanelProps {
  readonly chat: Chat;
  readonly onWrite: (words: string) => void;
  readonly onClose: () => void;
}

const tabKey = 'maru.say.tab';

const keptTab = (): string | null => {
  try {
    return localStorage.getItem(tabKey);
  } catch {
    return null;
  }
};

const keepTab = (id: string): void => {
  try {
    localStorage.setItem(tabKey, id);
  } catch {
    // The tab is then chosen anew each time.
  }
};

/** What opens from the smiley: the emoji, and what other features put beside them. */
export function SayPanel({ chat, onWrite, onClose }: SayPanelProps) {
  const t = useWords();
  const panels = listComposerPanels(chat);
  const [chosen, choose] = useState(keptTab);
  const at = panels.find(({ id }) => id === chosen)?.id ?? panels[0]?.id ?? 'emoji';
  return (
    <Tabs
      label={t('messages.say')}
      className={styles.say}
      value={at}
      onChange={(id) => {
        keepTab(id);
        choose(id);
      }}
      items={panels.map(({ id, label, Panel }) => ({
        id,
        label: t(label),
        content: <Panel chat={chat} onWrite={onWrite} onClose={onClose} />,
      }))}
    />
  );
}

/** What is open above the field ends with Escape in it, and with a press away from the composer. */
const useEnd = (card: RefObject<HTMLElement | null>, onEnd: () => void): void => {
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    const press = ({ target }: PointerEvent) => {
      const composer = card.current?.parentElement;
      // What lies over the room, a sheet or a tip, belongs to whoever opened it.
      const isInRoom = target instanceof Element && document.querySelector('#root')?.contains(target);
      if (composer && isInRoom && !composer.contains(target)) latest.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Node && card.current?.contains(event.target)) latest.current();
    };
    addEventListener('pointerdown', press);
    addEventListener('keydown', key);
    return () => {
      removeEventListener('pointerdown', press);
      removeEventListener('keydown', key);
    };
  }, [card]);
};

/** The same over a wide window's field, which can be written into meanwhile. */
export function SayCard(props: SayPanelProps) {
  const t = useWords();
  const card = useRef<HTMLDivElement>(null);
  useEnd(card, props.onClose);
  useEffect(() => card.current?.focus(), []);
  return (
    <div ref={card} role="dialog" aria-label={t('messages.say')} tabIndex={-1} className={styles.card}>
      <SayPanel {...props} />
    </div>
  );
}
