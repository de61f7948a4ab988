import { MessageSquarePlus, Music, Search, Settings, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Avatar, Badge, Button, Chip, ChipRow, IconButton, ListRow, Page, Section } from '../ui/index.ts';
import { chats, face } from './sample-data.tsx';
import styles from './gallery.module.css';

const filters = ['전체', '안읽음 12', '가족', '업무'];
const nothing = () => undefined;

/** The made-up list of chats. */
export function SampleChats({
  selected,
  onOpen,
}: {
  readonly selected: number;
  readonly onOpen: (index: number) => void;
}) {
  const [filter, setFilter] = useState('전체');
  return (
    <Page
      title="채팅"
      actions={
        <>
          <IconButton label="검색" icon={<Search />} />
          <IconButton label="새 채팅" icon={<MessageSquarePlus />} />
          <IconButton label="설정" icon={<Settings />} />
        </>
      }
      top={
        <ChipRow label="폴더">
          {filters.map((name) => (
            <Chip key={name} isActive={filter === name} onPress={() => setFilter(name)}>
              {name}
            </Chip>
          ))}
          <Chip isActive={false} onPress={nothing} aria-label="폴더 더하기">
            +
          </Chip>
        </ChipRow>
      }
    >
      {chats.map((chat, index) => (
        <ListRow
          key={chat.title}
          leading={chat.avatar}
          title={chat.title}
          marks={chat.marks}
          subtitle={chat.last}
          meta={chat.time}
          badge={
            <Badge
              count={chat.unread ?? 0}
              isMuted={chat.isMuted}
              label={`안 읽은 메시지 ${chat.unread ?? 0}개`}
            />
          }
          isSelected={index === selected}
          onPress={() => onOpen(index)}
        />
      ))}
    </Page>
  );
}

/** The made-up list of friends. */
export function SampleFriends() {
  const row = (name: string, status?: string) => (
    <ListRow
      key={name}
      leading={<Avatar {...face(name)} />}
      title={name}
      subtitle={status}
      onPress={nothing}
    />
  );
  return (
    <Page
      title="친구"
      actions={
        <>
          <IconButton label="검색" icon={<Search />} />
          <IconButton label="친구 추가" icon={<UserPlus />} />
          <IconButton label="설정" icon={<Settings />} />
        </>
      }
    >
      <ListRow
        size="lg"
        leading={<Avatar {...face('가현')} size="xl" />}
        title="가현"
        subtitle="겨울엔 귤이지 🍊"
        onPress={nothing}
        action={
          <Button size="sm" variant="quiet">
            내 프로필 +
          </Button>
        }
      />
      <Section title="오늘 생일" count={1}>
        <ListRow
          leading={<Avatar {...face('유나')} />}
          title="유나"
          subtitle="오늘이 생일이에요"
          onPress={nothing}
          action={
            <Button size="sm" variant="soft">
              축하하기 🎂
            </Button>
          }
        />
      </Section>
      <Section title="새 소식">
        <div className={styles.strip}>
          {['민준', '지우', '은지', '도윤', '별이'].map((name) => (
            <button key={name} type="button" className={styles.news}>
              <Avatar {...face(name)} size="lg" hasRing />
              {name}
            </button>
          ))}
        </div>
      </Section>
      <Section title="즐겨찾기" count={2} isFoldable>
        {row('엄마', '건강이 최고')}
        <ListRow
          leading={<Avatar {...face('서연')} presenceLabel="접속 중" />}
          title="서연"
          onPress={nothing}
          meta={
            <span className={styles.music}>
              <Music aria-hidden="true" />
              밤양갱
            </span>
          }
        />
      </Section>
      <Section title="친구" count={128} isFoldable>
        {row('가람')}
        {row('도윤', '출장 중 ✈️')}
        {row('민준', '농구하실 분')}
      </Section>
    </Page>
  );
}
