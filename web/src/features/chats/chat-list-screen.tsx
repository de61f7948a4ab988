import type { ChatId, Folder } from '@maru/contract';
import { MessageSquarePlus, Search, X } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { go, paths } from '../../platform/router/index.ts';
import { IconButton, Page, SkeletonRows, useBackCloses } from '../../ui/index.ts';
import { useMe } from '../accounts/index.ts';
import { ChatListEmpty } from './chat-list-empty.tsx';
import { ChatChips, ChatSearch, folderFilter, type ChatChoice } from './chat-list-top.tsx';
import { ChatRows } from './chat-rows.tsx';
import { useChatList, useChatsLoaded, useInvitations, useQuietChats } from './hooks.ts';
import { InvitationRows } from './invitation-rows.tsx';
import { NewChatSheet } from './late-sheets.ts';
import { ListSearch } from './list-search.ts';
import { ListTop } from './list-top.ts';
import { openChatWindow } from './open-chat-window.ts';
import { QuietRow } from './quiet-row.tsx';
import './register-words.ts';

/** What the list of chats takes; what is not given works by the app's addresses. */
export interface ChatListScreenProps {
  readonly selectedId?: ChatId | undefined;
  readonly drafts?: Readonly<Record<ChatId, string>> | undefined;
  readonly onOpen?: ((id: ChatId) => void) | undefined;
  readonly onOpenInWindow?: ((id: ChatId) => void) | undefined;
  readonly folders?: readonly Folder[] | undefined;
  /** Opens the sheet of folders; with an id, at that folder. */
  readonly onManageFolders?: ((folderId?: string) => void) | undefined;
  readonly onAddToFolder?: ((id: ChatId) => void) | undefined;
  /** More glyphs at the right end of the header, such as the settings. */
  readonly actions?: ReactNode;
}

const noDrafts: Readonly<Record<ChatId, string>> = {};
const noFolders: readonly Folder[] = [];
const openHere = (id: ChatId) => go(paths.chat(id));

/** The list of chats, with invitations on top and the quiet box behind a row of its own. */
export function ChatListScreen(props: ChatListScreenProps) {
  const { selectedId, drafts = noDrafts, folders = noFolders, onManageFolders, onAddToFolder } = props;
  const { onOpen = openHere, onOpenInWindow = openChatWindow } = props;
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [choice, choose] = useState<ChatChoice>('all');
  const [search, setSearch] = useState<string>();
  const [isQuiet, setQuiet] = useState(false);
  const [isNew, setNew] = useState(false);
  useBackCloses(isQuiet || search !== undefined, () => (isQuiet ? setQuiet(false) : setSearch(undefined)));
  const shown = useShownChats({ choice, folders, search: search ?? '', isQuiet });
  const invitations = useInvitations();
  const left = (id: ChatId) => id === selectedId && go(paths.chats());
  const isPlain = choice === 'all' && !search && !isQuiet;

  const list = (
    <>
      {isPlain && <ListTop />}
      {isPlain && <InvitationRows onOpen={onOpen} />}
      {isPlain && <QuietRow onOpen={() => setQuiet(true)} />}
      {!shown.isLoaded ? (
        <SkeletonRows label={t('chats.loading')} count={9} />
      ) : shown.chats.length > 0 ? (
        <ChatRows
          chats={shown.chats}
          drafts={drafts}
          selectedId={selectedId}
          scroller={scroller}
          onOpen={onOpen}
          onOpenInWindow={onOpenInWindow}
          onAddToFolder={onAddToFolder}
          onLeft={left}
        />
      ) : isPlain && invitations.length > 0 ? null : (
        <ChatListEmpty
          kind={isQuiet ? 'quiet' : search ? 'search' : shown.choice}
          onNew={() => setNew(true)}
          onManageFolders={onManageFolders}
        />
      )}
    </>
  );

  return (
    <>
      <Page
        key={isQuiet ? 'quiet' : 'all'}
        title={t(isQuiet ? 'chats.quiet' : 'chats.title')}
        {...(isQuiet ? { back: { label: t('chats.back'), onPress: () => setQuiet(false) } } : {})}
        bodyRef={scroller}
        actions={
          !isQuiet && (
            <ListActions
              isSearching={search !== undefined}
              onSearch={() => setSearch(search === undefined ? '' : undefined)}
              onNew={() => setNew(true)}
              more={props.actions}
            />
          )
        }
        top={
          isQuiet ? null : search !== undefined ? (
            <ChatSearch value={search} onChange={setSearch} onClose={() => setSearch(undefined)} />
          ) : (
            <ChatChips
              choice={shown.choice}
              onChoose={choose}
              folders={folders}
              onManageFolders={onManageFolders && (() => onManageFolders())}
            />
          )
        }
      >
        {search !== undefined && !isQuiet ? (
          <ListSearch query={search} onQuery={setSearch} scroller={scroller} onOpen={onOpen}>
            {list}
          </ListSearch>
        ) : (
          list
        )}
      </Page>
      {isNew && <NewChatSheet onClose={() => setNew(false)} onOpen={onOpen} />}
    </>
  );
}

interface Shown {
  readonly choice: ChatChoice;
  readonly folders: readonly Folder[];
  readonly search: string;
  readonly isQuiet: boolean;
}

function useShownChats({ choice, folders, search, isQuiet }: Shown) {
  // A folder that was deleted elsewhere leaves all chats.
  const present =
    typeof choice === 'object' && !folders.some(({ id }) => id === choice.folderId) ? 'all' : choice;
  const filter = useMemo(
    () => (typeof present === 'object' ? folderFilter(folders, present.folderId) : present),
    [present, folders],
  );
  const listed = useChatList(search === '' ? filter : 'all', search);
  const quiet = useQuietChats();
  const isLoaded = useChatsLoaded();
  return { choice: present, chats: isQuiet ? quiet : listed, isLoaded };
}

interface ListActionsProps {
  readonly isSearching: boolean;
  readonly onSearch: () => void;
  readonly onNew: () => void;
  readonly more: ReactNode;
}

function ListActions({ isSearching, onSearch, onNew, more }: ListActionsProps) {
  const t = useWords();
  const me = useMe();
  return (
    <>
      <IconButton
        label={t(isSearching ? 'chats.searchClose' : 'chats.search')}
        icon={isSearching ? <X aria-hidden="true" /> : <Search aria-hidden="true" />}
        onPress={onSearch}
      />
      {!me?.guest && (
        <IconButton label={t('chats.new')} icon={<MessageSquarePlus aria-hidden="true" />} onPress={onNew} />
      )}
      {more}
    </>
  );
}
