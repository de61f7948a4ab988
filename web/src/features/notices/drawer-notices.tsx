import type { Notice } from '@maru/contract';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useMoments, useWords } from '../../platform/i18n/index.ts';
import { tryVerb } from '../../platform/verbs/index.ts';
import { lazily, ListRow, SwitchRow, Tag, RowGlyph } from '../../ui/index.ts';
import { DrawerList, type DrawerSectionProps } from '../invites/ui.ts';
import { useDisplayName } from '../people/index.ts';
import { setNoticeRule } from './change-notice.ts';
import styles from './notice.module.css';
import { useNotices } from './notices.ts';
import { useTop } from './tops.ts';

const NoticeSheet = lazily(async () => (await import('./notice-sheet.tsx')).NoticeSheet, { isOver: true });

/** The newest notices of a chat, in its drawer: who set them, and when. */
export function DrawerNotices({ chat }: DrawerSectionProps) {
  const t = useWords();
  const things = useNotices(chat.id);
  const top = useTop(chat.id);
  const [open, setOpen] = useState<Notice>();
  const isHost = chat.kind === 'group' && chat.role === 'host';
  return (
    <>
      <DrawerList
        {...things}
        title={t('notices.notices')}
        empty={{ title: t('notices.empty'), text: t('notices.emptyText') }}
        note={
          isHost && (
            <div className={styles.rule}>
              <SwitchRow
                label={t('notices.hostsOnly')}
                description={t('notices.hostsOnlyHint')}
                isOn={top?.hostsOnly ?? false}
                onChange={(on) => void tryVerb(setNoticeRule(chat.id, on))}
              />
            </div>
          )
        }
        rows={(some) => (
          <ul>
            {some.map((notice) => (
              <li key={notice.id}>
                <NoticeRow
                  notice={notice}
                  stands={top?.id === notice.id && !notice.downAt}
                  onPress={() => setOpen(notice)}
                />
              </li>
            ))}
          </ul>
        )}
      />
      {open && <NoticeSheet chatId={chat.id} id={open.id} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface NoticeRowProps {
  readonly notice: Notice;
  readonly stands: boolean;
  readonly onPress: () => void;
}

function NoticeRow({ notice, stands, onPress }: NoticeRowProps) {
  const t = useWords();
  const moments = useMoments();
  const name = useDisplayName(notice.madeBy) || t('notices.someone');
  return (
    <ListRow
      size="sm"
      leading={<RowGlyph Icon={Megaphone} />}
      title={notice.text}
      marks={stands && <Tag>{t('notices.atTop')}</Tag>}
      subtitle={t('notices.setBy', { name, when: moments.short(notice.madeAt) })}
      onPress={onPress}
    />
  );
}
