import { Mic } from 'lucide-react';
import { useEffect, useRef, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../platform/i18n/index.ts';
import { cx } from '../../../ui/index.ts';
import type { RoomPartProps } from '../../messages/ui.ts';
import { lifted, pulled } from './hold-rules.ts';
import styles from './mic-button.module.css';
import { dropRecording, lockRecording, sendRecording, startRecording } from './record.ts';
import { holdStore, recordingNow, recordingStore } from './recording-state.ts';

const rest = { x: 0, y: 0 };

/** Hold it to record, slide to cancel or to lock, let go to send; a tap records without holding. */
export function MicButton({ chat }: RoomPartProps) {
  const t = useWords();
  const press = useRef<{ x: number; y: number; at: number } | undefined>(undefined);
  const isHeld = useStore(
    recordingStore,
    ({ recording: now }) =>
      (now.phase === 'recording' || now.phase === 'asking') && !now.isLocked && now.chatId === chat.id,
  );
  const pull = useStore(holdStore);
  const letGo = () => {
    press.current = undefined;
    holdStore.setState(rest);
  };
  useEffect(
    () => () => {
      // The room was left with a finger on the button: what was said so far stays.
      if (press.current) lockRecording();
      holdStore.setState(rest);
    },
    [],
  );
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || !event.isPrimary || recordingNow().phase !== 'idle') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    void startRecording(chat.id, false);
  };
  const onPointerMove = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!press.current) return;
    const { deed, ...moved } = pulled(press.current, { x, y });
    holdStore.setState(moved);
    if (!deed) return;
    letGo();
    if (deed === 'cancel') dropRecording();
    else lockRecording();
  };
  const onPointerUp = ({ timeStamp }: PointerEvent) => {
    if (!press.current) return;
    const ms = timeStamp - press.current.at;
    letGo();
    if (lifted({ ms, isRecording: recordingNow().phase === 'recording' }) === 'lock') lockRecording();
    else void sendRecording();
  };
  return (
    <button
      type="button"
      className={cx(styles.mic, isHeld && styles.held)}
      aria-label={t('voice.record')}
      title={t('voice.recordHow')}
      {...(isHeld ? { style: { translate: `${Math.max(-24, pull.x / 4)}px ${pull.y}px` } } : {})}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        if (!press.current) return;
        letGo();
        lockRecording();
      }}
      onContextMenu={(event) => event.preventDefault()}
      // Keys and screen readers press without a pointer.
      onClick={(event) => {
        if (event.detail === 0) void startRecording(chat.id, true);
      }}
    >
      <Mic aria-hidden="true" />
    </button>
  );
}
