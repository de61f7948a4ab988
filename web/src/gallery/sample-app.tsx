import { Bell, Compass, Ellipsis, MessageCircle, Phone, Settings, Users } from 'lucide-react';
import { useState } from 'react';
import { NavBar, NavRail, useIsPhone, type NavItem } from '../ui/index.ts';
import { SampleChats, SampleFriends } from './sample-lists.tsx';
import { SampleRoom } from './sample-room.tsx';
import styles from './gallery.module.css';

const places: readonly NavItem[] = [
  { id: 'friends', label: '친구', icon: <Users />, href: '#app-friends' },
  {
    id: 'chats',
    label: '채팅',
    icon: <MessageCircle />,
    href: '#app-chats',
    badge: 12,
    badgeLabel: '안 읽음 12',
  },
  { id: 'madang', label: '마당', icon: <Compass />, href: '#app-madang' },
  { id: 'calls', label: '통화', icon: <Phone />, href: '#app-calls' },
  { id: 'more', label: '더보기', icon: <Ellipsis />, href: '#app-more' },
];
const foot: readonly NavItem[] = [
  { id: 'notices', label: '알림', icon: <Bell />, href: '#app-notices' },
  { id: 'settings', label: '설정', icon: <Settings />, href: '#app-settings' },
];

/** A mock of the whole app, on a phone or beside each other on a wide window. */
export function SampleApp({ start }: { readonly start: string }) {
  const isPhone = useIsPhone();
  const [place, setPlace] = useState(start === 'friends' ? 'friends' : 'chats');
  const [room, setRoom] = useState(start === 'room' || !isPhone ? 0 : -1);
  const list =
    place === 'friends' ? <SampleFriends /> : <SampleChats selected={isPhone ? -1 : room} onOpen={setRoom} />;
  if (isPhone) {
    if (room >= 0)
      return (
        <main className={styles.phone}>
          <SampleRoom onBack={() => setRoom(-1)} />
        </main>
      );
    return (
      <div className={styles.phone}>
        <main className={styles.grow}>{list}</main>
        <NavBar label="큰 메뉴" items={places} activeId={place} onSelect={setPlace} />
      </div>
    );
  }
  return (
    <div className={styles.desktop}>
      <NavRail
        label="큰 메뉴"
        items={places.slice(0, 4)}
        bottomItems={foot}
        activeId={place}
        onSelect={setPlace}
      />
      <aside className={styles.list} aria-label="목록">
        {list}
      </aside>
      <main className={styles.grow}>
        <SampleRoom />
      </main>
    </div>
  );
}
