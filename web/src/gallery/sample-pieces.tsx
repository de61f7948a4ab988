import { CalendarDays, Ellipsis, FileText, MoonStar, QrCode, Send, WifiOff } from 'lucide-react';
import { useState } from 'react';
import {
  ActionMenu,
  AVATAR_SIZES,
  Avatar,
  Badge,
  Banner,
  Button,
  ConfirmDialog,
  Dialog,
  EmptyState,
  FONT_SCALES,
  GroupAvatar,
  IconButton,
  LogoTile,
  MenuRow,
  Page,
  PictureInput,
  Popover,
  QrImage,
  RadioRows,
  SearchField,
  Section,
  Select,
  Sheet,
  SkeletonRows,
  Spinner,
  SwitchRow,
  Tabs,
  Tag,
  TextArea,
  TextField,
  toast,
  useFontScale,
  useTheme,
} from '../ui/index.ts';
import { face } from './sample-data.tsx';
import styles from './gallery.module.css';

const people = [
  '가현',
  '민준',
  '지우',
  '서연',
  '유나',
  '도윤',
  '은지',
  '별이',
  '현우',
  '준호',
  '엄마',
  '가람',
];
const themes = [
  { value: 'light', label: '밝게' },
  { value: 'dark', label: '어둡게' },
  { value: 'system', label: '기기 설정 따르기', description: '기기가 어두워지면 함께 어두워져요' },
] as const;

function SampleInputs() {
  const [theme, setTheme] = useTheme();
  const [scale, setScale] = useFontScale();
  const [text, setText] = useState('');
  const [isOn, setOn] = useState(true);
  return (
    <Section title="입력">
      <div className={styles.form}>
        <SearchField label="이름, 메시지 검색" clearLabel="지우기" value={text} onChange={setText} />
        <TextField
          label="이름"
          value={text}
          onChange={setText}
          description="친구에게 보이는 이름이에요"
          placeholder="이름"
        />
        <TextField
          label="이메일"
          value="a@"
          onChange={() => undefined}
          type="email"
          error="이메일 주소를 끝까지 적어 주세요"
        />
        <TextArea label="소개" value={text} onChange={setText} rows={2} />
        <Select
          label="글자 크기"
          value={scale}
          options={FONT_SCALES.map((value) => ({ value, label: `${value}%` }))}
          onChange={setScale}
        />
      </div>
      <SwitchRow label="새 메시지 알림" description="조용한 방은 빼고 알려요" isOn={isOn} onChange={setOn} />
      <RadioRows label="화면" value={theme} options={themes} onChange={setTheme} />
      <MenuRow label="일정" icon={<CalendarDays />} value="2" onPress={() => undefined} />
      <MenuRow label="파일" icon={<FileText />} value="6" hasChevron onPress={() => undefined} />
    </Section>
  );
}

function SampleTabs() {
  return (
    <Tabs
      label="찾은 것"
      items={[
        {
          id: 'rooms',
          label: '방',
          content: <EmptyState drawing="search" title="찾은 방이 없어요" text="다른 낱말로 찾아 보세요." />,
        },
        {
          id: 'people',
          label: '사람',
          content: (
            <EmptyState
              drawing="people"
              title="아직 친구가 없어요"
              action={<Button variant="primary">친구 찾기</Button>}
            />
          ),
        },
        { id: 'hall', label: '마당', content: <EmptyState drawing="hall" title="마당이 비었어요" /> },
        {
          id: 'chat',
          label: '채팅',
          content: <EmptyState drawing="chat" title="첫 인사를 건네 보세요" />,
        },
        { id: 'calm', label: '조용', content: <EmptyState drawing="calm" title="다 읽었어요" /> },
        { id: 'closed', label: '닫힘', content: <EmptyState drawing="closed" title="닫힌 방이에요" /> },
      ]}
    />
  );
}

/** Every piece by itself. */
export function SamplePieces() {
  const [theme, setTheme] = useTheme();
  const [open, setOpen] = useState<'sheet' | 'confirm' | 'dialog'>();
  const [picked, setPicked] = useState<File>();
  const close = () => setOpen(undefined);
  return (
    <main className={styles.pieces}>
      <Page
        title="Maru"
        actions={
          <ActionMenu
            label="더보기"
            trigger={<IconButton label="더보기" icon={<Ellipsis />} badge={3} />}
            sections={[
              {
                id: 'a',
                title: '보기',
                items: [
                  {
                    id: 'moon',
                    label: '어둡게',
                    icon: <MoonStar />,
                    isChecked: theme === 'dark',
                    onSelect: () => setTheme('dark'),
                  },
                ],
              },
              {
                id: 'b',
                items: [{ id: 'leave', label: '나가기', isDanger: true, onSelect: () => setOpen('confirm') }],
              },
            ]}
          />
        }
        top={
          <Banner isBar icon={<WifiOff />}>
            연결이 끊겼어요. 다시 이어지면 보낼게요.
          </Banner>
        }
      >
        <Section title="얼굴" isFoldable>
          <div className={styles.line}>
            {people.map((name) => (
              <Avatar key={name} {...face(name)} />
            ))}
          </div>
          <div className={styles.line}>
            {AVATAR_SIZES.map((size) => (
              <Avatar key={size} {...face('민준')} size={size} presenceLabel="접속 중" />
            ))}
            {[1, 2, 3, 4].map((count) => (
              <GroupAvatar key={count} faces={people.slice(0, count).map(face)} size="lg" />
            ))}
            <PictureInput label="사진 고르기" picked={picked} onPick={setPicked}>
              <Avatar {...face('가현')} size="xxl" />
            </PictureInput>
          </div>
        </Section>
        <Section title="버튼">
          <div className={styles.line}>
            <Button
              variant="primary"
              icon={<QrCode />}
              onPress={() => toast('보냈어요', { action: { label: '되돌리기', onPress: () => undefined } })}
            >
              QR로 비교하기
            </Button>
            <Button onPress={() => setOpen('sheet')}>같아요, 확인했어요</Button>
            <Button variant="quiet" size="sm">
              내 프로필 +
            </Button>
            <Button variant="soft" size="sm">
              축하하기 🎂
            </Button>
            <Button variant="danger" onPress={() => setOpen('confirm')}>
              나가기
            </Button>
            <Button variant="primary" isBusy>
              보내는 중
            </Button>
            <Button isDisabled onPress={() => setOpen('dialog')}>
              아직 안 돼요
            </Button>
            <IconButton label="보내기" variant="primary" icon={<Send />} onPress={() => setOpen('dialog')} />
            <Popover label="작은 창" trigger={<Button>작은 창</Button>}>
              <p className={styles.pad}>무엇이든 들어가요.</p>
            </Popover>
            <LogoTile label="Maru" />
            <Badge count={3} /> <Badge count={128} isMuted /> <Badge count={4000} /> <Tag>비밀방</Tag>{' '}
            <Tag tone="gam">새</Tag> <Tag tone="neutral">봇</Tag>
            <Spinner label="불러오는 중" />
          </div>
        </Section>
        <SampleInputs />
        <SampleTabs />
        <SkeletonRows label="불러오는 중" count={2} />
        <div className={styles.form}>
          <Banner tone="trust">두 사람만 이 방을 읽을 수 있습니다.</Banner>
          <Banner tone="warning">기기를 바꾸거나 다시 설치하면 키가 바뀝니다.</Banner>
          <Banner tone="danger">보내지 못했어요. 다시 눌러 주세요.</Banner>
          <QrImage text="https://maru.example/add/gahyeon" label="내 친구 QR" />
        </div>
      </Page>
      <Sheet
        isOpen={open === 'sheet'}
        onClose={close}
        title="공개키 확인"
        closeLabel="닫기"
        footer={<Button variant="primary">같아요</Button>}
      >
        서연님 화면의 그림과 아래 그림이 같으면 두 사람만 이 방을 읽을 수 있습니다.
      </Sheet>
      <ConfirmDialog
        isOpen={open === 'confirm'}
        title="방에서 나갈까요?"
        confirmLabel="나가기"
        cancelLabel="그대로 있기"
        isDanger
        onConfirm={close}
        onCancel={close}
      >
        나가면 대화가 이 기기에서 사라져요.
      </ConfirmDialog>
      <Dialog isOpen={open === 'dialog'} onClose={close} label="사진">
        <p className={styles.pad}>머리말 없는 창이에요.</p>
      </Dialog>
    </main>
  );
}
