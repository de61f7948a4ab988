import type { Chat } from '@maru/contract';
import { ArrowUp, BellOff, Check } from 'lucide-react';
import { useWords } from '../../../platform/i18n/index.ts';
import { Button, IconButton, MenuAtPoint, useContextPoint, useIsPhone } from '../../../ui/index.ts';
import { drawEmptyFieldButton } from '../content/field-places.ts';
import { useHeldContent } from '../content/held-content.ts';
import { whyNotSend } from '../rules.ts';
import type { Draft } from '../state.ts';
import styles from './composer.module.css';
import type { Attach } from './use-attach.tsx';

interface SendButtonProps {
  chat: Chat;
  draft: Draft;
  attach: Attach;
  onSend: (how?: { silent: boolean }) => void;
}

/**
 * Sends, or saves an edit; on phones another button may stand here while there is nothing to send. A long press, a
 * right click or the menu key offers other ways of sending.
 */
export function SendButton({ chat, draft, attach, onSend }: SendButtonProps) {
  const t = useWords();
  const isPhone = useIsPhone();
  const isEdit = draft.editSeq !== null;
  const held = useHeldContent(chat.id);
  const hasHeld = held !== undefined && !isEdit;
  const canSend = whyNotSend(draft.text, hasHeld) === undefined;
  const point = useContextPoint(isEdit || !canSend);
  const label = t(isEdit ? 'messages.saveEdit' : 'messages.send');
  const instead = isPhone && !isEdit && !hasHeld && draft.text === '' ? drawEmptyFieldButton(chat) : null;
  // The finger that opened the menu is lifted from the button; that sends nothing.
  const press = () => point.at === undefined && onSend();
  const others = attach.offered.filter((one) => one.isWayOfSending && !hasHeld);
  return (
    <span className={styles.send} {...(instead ? {} : point.handlers)}>
      {instead ??
        (isPhone ? (
          <IconButton
            label={label}
            icon={isEdit ? <Check aria-hidden="true" /> : <ArrowUp aria-hidden="true" />}
            variant="primary"
            isDisabled={!canSend}
            onPress={press}
          />
        ) : (
          <Button variant="primary" isDisabled={!canSend} onPress={press}>
            {label}
          </Button>
        ))}
      {point.at && (
        <MenuAtPoint
          at={point.at}
          label={t('messages.waysOfSending')}
          onClose={point.close}
          sections={[
            {
              id: 'ways',
              items: [
                {
                  id: 'silent',
                  label: t('messages.sendSilently'),
                  icon: <BellOff aria-hidden="true" />,
                  onSelect: () => onSend({ silent: true }),
                },
                ...others.map((one) => ({
                  id: one.id,
                  label: t(one.label),
                  icon: <one.Icon aria-hidden="true" />,
                  onSelect: () => attach.choose(one),
                })),
              ],
            },
          ]}
        />
      )}
    </span>
  );
}
