import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../platform/i18n/index.ts';
import { useMe } from '../../accounts/index.ts';
import { useDeviceTest } from '../hooks.ts';
import { CallFace } from './call-face.tsx';
import { Control } from './control.tsx';
import { LevelMeter } from './level-meter.tsx';
import styles from './green-room.module.css';

/** What a look at oneself takes. */
export interface SelfPreviewProps {
  readonly isMuted: boolean;
  readonly hasCamera: boolean;
  readonly onMuted: (isMuted: boolean) => void;
  readonly onCamera: (hasCamera: boolean) => void;
}

/** How others will see and hear me: my picture or face, the meter of my voice, and both to be turned off. */
export function SelfPreview({ isMuted, hasCamera, onMuted, onCamera }: SelfPreviewProps) {
  const t = useWords();
  const me = useMe();
  const { camera } = useDeviceTest();
  const video = useRef<HTMLVideoElement>(null);
  const isSeen = hasCamera && camera !== undefined;
  useEffect(() => {
    if (video.current && camera) video.current.srcObject = new MediaStream([camera]);
  }, [camera, isSeen]);
  return (
    <div className={styles.preview} data-theme="dark">
      {isSeen ? (
        <video
          ref={video}
          className={styles.video}
          aria-label={t('calls.cameraOf', { name: t('calls.me') })}
          autoPlay
          playsInline
          muted
        />
      ) : (
        me && (
          <CallFace person={{ accountId: me.id, name: me.name, photo: me.photo }} className={styles.face} />
        )
      )}
      <div className={styles.over}>
        <Control
          label={t(isMuted ? 'calls.unmute' : 'calls.mute')}
          icon={isMuted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
          isLit={isMuted}
          onPress={() => onMuted(!isMuted)}
        />
        <Control
          label={t(hasCamera ? 'calls.cameraOff' : 'calls.cameraOn')}
          icon={hasCamera ? <Video aria-hidden="true" /> : <VideoOff aria-hidden="true" />}
          isLit={!hasCamera}
          onPress={() => onCamera(!hasCamera)}
        />
      </div>
      {!isMuted && (
        <span className={styles.meter}>
          <LevelMeter />
        </span>
      )}
    </div>
  );
}
