type Sinking = HTMLMediaElement & { setSinkId?(id: string): Promise<void> };

/** Plays a sound until it is stopped, through the speaker that is chosen. */
export const playTrack = (
  track: MediaStreamTrack,
): { choose(id: string | undefined): void; stop(): void } => {
  const element: Sinking = document.createElement('audio');
  element.autoplay = true;
  element.srcObject = new MediaStream([track]);
  element.dataset['call'] = 'sound';
  element.hidden = true;
  document.body.append(element);
  const play = (): void => void element.play().catch(() => {});
  play();
  // A page that nobody has touched yet may not sound: it does with the first touch.
  window.addEventListener('pointerdown', play);
  return {
    choose: (id) => void element.setSinkId?.(id ?? '').catch(() => {}),
    stop() {
      window.removeEventListener('pointerdown', play);
      element.srcObject = null;
      element.remove();
    },
  };
};

/** Shows a picture in an element until the returned function is called. */
export const showTrack = (track: MediaStreamTrack, element: HTMLVideoElement): (() => void) => {
  const stream = new MediaStream([track]);
  element.muted = true;
  element.playsInline = true;
  element.autoplay = true;
  element.srcObject = stream;
  void element.play().catch(() => {});
  return () => {
    if (element.srcObject === stream) element.srcObject = null;
  };
};
