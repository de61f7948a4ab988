import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../platform/i18n/index.ts';
import { Banner, Button, lazily } from '../../ui/index.ts';
import type { RoomPartProps } from '../messages/ui.ts';
import { useLater } from './hooks.ts';

const LaterSheet = lazily(async () => (await import('./later-sheet.tsx')).LaterSheet);

/** Says above the messages that some wait to be sent here, and leads to them. */
export function LaterBar({ chat }: RoomPartProps) {
  const t = useWords();
  const messages = useLater(chat.id);
  const [isOpen, open] = useState(false);
  if (messages.length === 0) return null;
  const failed = messages.filter((one) => one.failed).length;
  return (
    <>
      <Banner
        isBar
        tone={failed > 0 ? 'warning' : 'quiet'}
        icon={<CalendarClock aria-hidden="true" />}
        action={
          <Button size="sm" variant="quiet" onPress={() => open(true)}>
            {t('later.show')}
          </Button>
        }
      >
        {failed > 0 ? t('later.barFailed', { count: failed }) : t('later.bar', { count: messages.length })}
      </Banner>
      {isOpen && <LaterSheet chat={chat} onClose={() => open(false)} />}
    </>
  );
}
