import { Grid2x2, Minimize2, PictureInPicture2, PinOff, Presentation, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { IconButton } from '../../../ui/index.ts';
import type { CallView } from '../call-view.ts';
import { makeSmall, pin, setLayout } from '../verbs.ts';
import styles from './call-screen.module.css';
import { hasOwnWindow, openOwnWindow } from './own-window.ts';

/** What the head of a call takes. */
export interface CallHeadProps {
  readonly call: CallView;
  readonly isGroup: boolean;
  readonly onPeople: () => void;
  /** Beside the buttons, such as that it is being recorded. */
  readonly children?: ReactNode;
}

/** The head of a call: back to the chats, how it is laid out, who is in it. */
export function CallHead({ call, isGroup, onPeople, children }: CallHeadProps) {
  const t = useWords();
  const isOn = call.phase === 'connected' || call.phase === 'reconnecting';
  const isMany = isGroup || call.people.length > 1;
  return (
    <header className={styles.head}>
      <IconButton
        label={t('calls.makeSmall')}
        icon={<Minimize2 aria-hidden="true" />}
        onPress={() => makeSmall(true)}
      />
      {hasOwnWindow() && isOn && (
        <IconButton
          label={t('calls.ownWindow')}
          icon={<PictureInPicture2 aria-hidden="true" />}
          onPress={() => void openOwnWindow()}
        />
      )}
      <span className={styles.headMiddle}>{children}</span>
      {isOn && isMany && (
        <>
          {call.pinned ? (
            <IconButton
              label={t('calls.unpin')}
              icon={<PinOff aria-hidden="true" />}
              onPress={() => pin(undefined)}
            />
          ) : (
            <IconButton
              label={t(call.layout === 'gallery' ? 'calls.toSpeaker' : 'calls.toGallery')}
              icon={
                call.layout === 'gallery' ? (
                  <Presentation aria-hidden="true" />
                ) : (
                  <Grid2x2 aria-hidden="true" />
                )
              }
              onPress={() => setLayout(call.layout === 'gallery' ? 'speaker' : 'gallery')}
            />
          )}
        </>
      )}
      {isOn && (
        <button
          type="button"
          className={styles.peopleButton}
          aria-label={t('calls.peopleCount', { count: call.people.length + 1 })}
          onClick={onPeople}
        >
          <Users aria-hidden="true" />
          <span aria-hidden="true">{call.people.length + 1}</span>
        </button>
      )}
    </header>
  );
}
