import { readQuery, type AccountId, type Chat } from '@maru/contract';
import { ChevronDown, ChevronUp, List, X } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton, SearchField, useComposing } from '../../../ui/index.ts';
import { useMarkedWords, type RoomPartProps } from '../../messages/ui.ts';
import { rememberQuery } from '../recents.ts';
import { useSearch } from '../use-search.ts';
import { DayPicker } from './day-picker.tsx';
import { HitList } from './hit-list.tsx';
import { Count } from './count.tsx';
import { openRoomSearch, useRoomSearchOpen } from './room-search-state.ts';
import styles from './room-search.module.css';
import { SenderPicker } from './sender-picker.tsx';
import { useSteps } from './use-steps.ts';

/** The search of a room, where it is open. */
export function RoomSearchBar({ chat }: RoomPartProps) {
  return useRoomSearchOpen(chat.id) ? <OpenBar key={chat.id} chat={chat} /> : null;
}

function OpenBar({ chat }: { readonly chat: Chat }) {
  const t = useWords();
  const [query, setQuery] = useState('');
  const [author, setAuthor] = useState<AccountId>();
  const [isListed, setListed] = useState(false);
  const unfinished = useComposing();
  const wanted = query.trim();
  const isAsking = wanted !== '' || author !== undefined;
  const search = useSearch(
    isAsking ? { chatId: chat.id, query: wanted, unfinished, ...(author && { author }), limit: 50 } : null,
  );
  const words = useMemo(() => (wanted === '' ? null : readQuery(wanted, unfinished)), [wanted, unfinished]);
  useMarkedWords(words);
  const { at, step, goTo, isThere } = useSteps(chat.id, search);
  const remember = () => {
    // What is looked for in a secret room says what is in it.
    if (search.hits.length > 0 && !chat.secret) rememberQuery(wanted);
  };
  const close = () => {
    remember();
    openRoomSearch(chat.id, false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') {
      if (isThere()) step(event.shiftKey ? -1 : 1);
      else goTo(0);
      remember();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={styles.bar} aria-label={t('search.inRoom')} data-room-search="">
      <div className={styles.field} onKeyDownCapture={onKeyDown}>
        <SearchField
          label={t('search.field')}
          clearLabel={t('search.clear')}
          value={query}
          onChange={setQuery}
          autoFocus
        />
      </div>
      <div className={styles.close}>
        <IconButton label={t('search.close')} icon={<X aria-hidden="true" />} onPress={close} />
      </div>
      <div className={styles.tools}>
        <SenderPicker chat={chat} author={author} onPick={setAuthor} />
        <DayPicker chatId={chat.id} />
        <span className={styles.space} />
        <Count search={search} at={at} isAsking={isAsking} />
        <IconButton
          label={t('search.list')}
          icon={<List aria-hidden="true" />}
          isPressed={isListed}
          isDisabled={search.hits.length === 0}
          onPress={() => setListed(!isListed)}
        />
        <IconButton
          label={t('search.older')}
          icon={<ChevronUp aria-hidden="true" />}
          isDisabled={at + 1 >= search.hits.length}
          onPress={() => step(1)}
        />
        <IconButton
          label={t('search.newer')}
          icon={<ChevronDown aria-hidden="true" />}
          isDisabled={at === 0}
          onPress={() => step(-1)}
        />
      </div>
      {search.isFromHere && <p className={styles.note}>{t('search.fromHere')}</p>}
      {isListed && search.hits.length > 0 && (
        <HitList
          search={search}
          at={at}
          onPick={(next) => {
            goTo(next);
            setListed(false);
          }}
        />
      )}
    </section>
  );
}
