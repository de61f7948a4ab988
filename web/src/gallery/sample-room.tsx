import {
  ArrowUp,
  Megaphone,
  Menu,
  PanelRight,
  Phone,
  Plus,
  Search,
  Smile,
  Trash2,
  CornerUpLeft,
  Copy,
} from 'lucide-react';
import {
  Avatar,
  Backdrop,
  Bubble,
  BubbleMeta,
  BubbleRow,
  ContextMenu,
  DatePill,
  IconButton,
  NoticeBar,
  Page,
  QuoteBlock,
  ReactionChip,
  ReadLine,
  ScrollToNewBar,
  toast,
  useIsPhone,
} from '../ui/index.ts';
import { face } from './sample-data.tsx';
import styles from './gallery.module.css';

const tones = [
  '#f2935c,#d9541e',
  '#8dbdaa,#2f7d6b',
  '#ecd094,#c9903c',
  '#9db9e2,#5078b8',
  '#dfa5bd,#b8557c',
  '#c2cf92,#7d9440',
];
const nothing = () => undefined;
const options: readonly (readonly [string, number, string])[] = [
  ['성산 한옥 스테이', 2, '66%'],
  ['협재 바다 앞', 1, '33%'],
];

/** A made-up room. */
export function SampleRoom({ onBack }: { readonly onBack?: (() => void) | undefined }) {
  const isPhone = useIsPhone();
  return (
    <Page
      title="제주도 여행 🍊"
      titleNote="5"
      isCompact
      back={
        isPhone && onBack ? { label: '뒤로, 다른 방에 안 읽음 12', count: 12, onPress: onBack } : undefined
      }
      isScrolling={false}
      bodyClassName={styles.roomBody}
      actions={
        <>
          <IconButton label="검색" icon={<Search />} />
          <IconButton label="통화" icon={<Phone />} />
          <IconButton label="서랍" icon={isPhone ? <Menu /> : <PanelRight />} />
        </>
      }
      footer={<Composer />}
    >
      <Backdrop>
        <NoticeBar toggleLabel="공지 펼치기" details="가현이 올렸어요">
          12/5(토) 07:30 김포공항 3층 집합
        </NoticeBar>
        <div className={styles.messages}>
          <DatePill dateTime="2026-12-03">2026년 12월 3일 목요일</DatePill>
          <BubbleRow
            isMine={false}
            isFirst
            avatar={<Avatar {...face('지우')} size="sm" />}
            name="지우"
            meta={<BubbleMeta isMine={false} unread={1} />}
          >
            <Bubble isMine={false} isFirst>
              렌터카 예약 완료! 🚗
            </Bubble>
          </BubbleRow>
          <BubbleRow
            isMine={false}
            isFirst={false}
            meta={<BubbleMeta isMine={false} unread={1} unreadLabel="1명이 안 읽음" time="오전 9:36" />}
          >
            <Bubble isMine={false}>숙소는 투표로 정하자</Bubble>
          </BubbleRow>
          <ReadLine label="여기까지 읽었어요" />
          <BubbleRow
            isMine={false}
            isFirst
            avatar={<Avatar {...face('민준')} size="sm" />}
            name="민준"
            meta={<BubbleMeta isMine={false} unread={2} time="오전 9:37" />}
          >
            <Bubble isMine={false} isFirst kind="bare">
              <div className={styles.mosaic}>
                {tones.map((tone) => (
                  <span key={tone} style={{ background: `linear-gradient(150deg, ${tone})` }} />
                ))}
              </div>
            </Bubble>
          </BubbleRow>
          <ContextMenu
            label="메시지"
            header={() => <span className={styles.reactions}>❤️ 👍 😂 😮 😢 🙏</span>}
            sections={() => [
              {
                id: 'use',
                items: [
                  { id: 'reply', label: '답장', icon: <CornerUpLeft />, onSelect: () => toast('답장해요') },
                  { id: 'copy', label: '복사', icon: <Copy />, onSelect: nothing },
                  { id: 'notice', label: '공지로 올리기', icon: <Megaphone />, onSelect: nothing },
                ],
              },
              {
                id: 'end',
                items: [{ id: 'delete', label: '삭제', icon: <Trash2 />, isDanger: true, onSelect: nothing }],
              },
            ]}
          >
            <BubbleRow isMine isFirst meta={<BubbleMeta isMine unread={2} />}>
              <Bubble isMine isFirst>
                와 날씨 미쳤다
              </Bubble>
            </BubbleRow>
          </ContextMenu>
          <BubbleRow isMine isFirst={false} meta={<BubbleMeta isMine unread={2} time="오전 9:38" />}>
            <Bubble isMine>
              <QuoteBlock title="지우에게 답장" onPress={nothing}>
                숙소는 투표로 정하자
              </QuoteBlock>
              올렸어! 다들 골라줘
            </Bubble>
          </BubbleRow>
          <BubbleRow
            isMine
            isFirst
            meta={<BubbleMeta isMine unread={3} time="오전 9:38" />}
            below={
              <>
                <ReactionChip emoji="❤️" count={2} isMine label="하트 2명" onPress={nothing} />
                <ReactionChip emoji="👍" count={1} isMine={false} label="좋아요 1명" onPress={nothing} />
              </>
            }
          >
            <Bubble isMine isFirst kind="card">
              <b>🗳️ 어디서 잘까?</b>
              <div className={styles.note}>오늘 오후 6시 마감 · 3명 참여</div>
              {options.map(([name, count, share]) => (
                <div key={name} className={styles.option} style={{ backgroundSize: `${share} 100%` }}>
                  <span>{name}</span>
                  <span>{count}</span>
                </div>
              ))}
            </Bubble>
          </BubbleRow>
          <BubbleRow
            isMine={false}
            isFirst
            avatar={<Avatar {...face('서연')} size="sm" />}
            name="서연"
            meta={<BubbleMeta isMine={false} unread={3} time="오전 9:40" />}
          >
            <Bubble isMine={false} isFirst>
              다들 고마워, 토요일에 보자!
            </Bubble>
          </BubbleRow>
        </div>
        <ScrollToNewBar
          label="새 메시지로"
          onPress={nothing}
          avatar={<Avatar {...face('서연')} size="xs" />}
          name="서연"
          text="다들 고마워, 토요일에 보자!"
        />
      </Backdrop>
    </Page>
  );
}

function Composer() {
  return (
    <div className={styles.composer}>
      <IconButton label="더하기" icon={<Plus />} />
      <input className={styles.field} aria-label="메시지" placeholder="메시지 보내기" />
      <IconButton label="이모티콘" icon={<Smile />} variant="quiet" />
      <IconButton label="보내기" icon={<ArrowUp />} variant="primary" />
    </div>
  );
}
