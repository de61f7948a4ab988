import { EmojiPicker, type EmojiPickerListComponents } from 'frimousse';
import { useState } from 'react';
import { useLanguage, useWords } from '../../../platform/i18n/index.ts';
import { Spinner, useIsPhone } from '../../../ui/index.ts';
import styles from './emoji-panel.module.css';
import { updateSettings, useMe } from '../../accounts/index.ts';
import { listRecentEmoji, noteRecentEmoji } from './recent-emoji.ts';

const parts: Partial<EmojiPickerListComponents> = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={styles.kind}>
      {category.label}
    </div>
  ),
  // Rows and columns come counted from 0, which no grid may be. The picker finds its rows by this number when
  // the keys move, so the others keep theirs and only the first goes without.
  Row: ({ children, 'aria-rowindex': index, ...props }) => (
    <div {...props} aria-rowindex={index || undefined} className={styles.row}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, 'aria-colindex': index = 0, ...props }) => (
    <button {...props} type="button" role="gridcell" aria-colindex={index + 1} className={styles.emoji}>
      {emoji.emoji}
    </button>
  ),
};

interface EmojiPanelProps {
  onPick: (emoji: string) => void;
}

/** All emoji by kind, with search, the tone of skin and those picked last. */
export default function EmojiPanel({ onPick }: EmojiPanelProps) {
  const t = useWords();
  const language = useLanguage();
  const isPhone = useIsPhone();
  // The row of recents stays as it was when the panel opened, so that nothing moves under the finger.
  const [recent] = useState(listRecentEmoji);
  const tone = useMe()?.settings.skinTone ?? 'none';
  const pick = (emoji: string) => {
    noteRecentEmoji(emoji);
    onPick(emoji);
  };
  return (
    <EmojiPicker.Root
      className={styles.panel}
      locale={language}
      emojibaseUrl="/emoji"
      columns={8}
      skinTone={tone}
      onEmojiSelect={({ emoji }) => pick(emoji)}
    >
      <div className={styles.top}>
        <EmojiPicker.Search
          className={styles.search}
          // Where there are keys, one types the name at once; on a phone they would cover the panel.
          autoFocus={!isPhone}
          placeholder={t('messages.emojiSearch')}
          aria-label={t('messages.emojiSearch')}
        />
        <ToneButton />
      </div>
      {recent.length > 0 && (
        <div className={styles.recent} role="group" aria-label={t('messages.emojiRecent')}>
          {recent.map((emoji) => (
            <button key={emoji} type="button" className={styles.emoji} onClick={() => pick(emoji)}>
              {emoji}
            </button>
          ))}
        </div>
      )}
      {/* What scrolls takes the focus, and the arrow keys go from emoji to emoji. */}
      <EmojiPicker.Viewport className={styles.list} tabIndex={0}>
        <EmojiPicker.Loading className={styles.wait}>
          <Spinner />
          <span className="visually-hidden">{t('messages.emojiLoading')}</span>
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className={styles.none}>{t('messages.emojiNone')}</EmojiPicker.Empty>
        <EmojiPicker.List className={styles.kinds} components={parts} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}

function ToneButton() {
  const t = useWords();
  return (
    <EmojiPicker.SkinTone emoji="✋">
      {({ skinTone, setSkinTone, skinToneVariations }) => {
        const at = skinToneVariations.findIndex((one) => one.skinTone === skinTone);
        const next = skinToneVariations[(at + 1) % skinToneVariations.length];
        return (
          <button
            type="button"
            className={styles.tone}
            aria-label={t('messages.skinTone')}
            onClick={() => {
              if (!next) return;
              setSkinTone(next.skinTone);
              // Without a line it is kept and told later: no word about it is needed here.
              void updateSettings({ skinTone: next.skinTone }).catch(() => undefined);
            }}
          >
            {skinToneVariations[at]?.emoji ?? '✋'}
          </button>
        );
      }}
    </EmojiPicker.SkinTone>
  );
}
