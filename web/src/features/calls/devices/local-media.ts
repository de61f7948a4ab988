import type { Trouble } from '../call-view.ts';
import type { SentMedia } from '../sessions/media-session.ts';
import { readChoices } from './choices.ts';
import { blurTrack, openCamera, openMicrophone, openScreen } from './open-device.ts';
import { troubleOf } from './trouble-of.ts';

/** What this device sends in a call: its open tracks, and which of them go out. */
export class LocalMedia {
  muted = false;
  /** Nothing goes out, whatever is open: while this person has not agreed to being recorded. */
  held = false;
  private microphone: MediaStreamTrack | undefined;
  private camera: MediaStreamTrack | undefined;
  private screen: { picture: MediaStreamTrack; sound?: MediaStreamTrack } | undefined;
  private isClosed = false;
  /** What is open stays open, whichever call ends: one goes on as another, and it is not known yet which of them stays. */
  isLent = false;
  private changed: () => void = () => {};

  /** From now on `changed` is called when something opens, closes, or is taken away by the system. */
  passTo(changed: () => void): void {
    this.changed = changed;
  }

  /** What goes out now. */
  sent(): SentMedia {
    const { microphone, camera, screen, muted, held } = this;
    if (held) return { muted: true };
    return {
      muted,
      ...(microphone && { microphone }),
      ...(camera && { camera }),
      ...(screen && { screen: screen.picture }),
      ...(screen?.sound && { screenSound: screen.sound }),
    };
  }

  get tracks(): { microphone?: MediaStreamTrack; camera?: MediaStreamTrack; screen?: MediaStreamTrack } {
    const { microphone, camera, screen } = this;
    return {
      ...(microphone && { microphone }),
      ...(camera && { camera }),
      ...(screen && { screen: screen.picture }),
    };
  }

  /** Opens the microphone, or another one in its place. */
  async openMicrophone(): Promise<Trouble | undefined> {
    try {
      const track = await openMicrophone(readChoices());
      if (this.isClosed) {
        track.stop();
        return undefined;
      }
      this.microphone?.stop();
      this.microphone = track;
      track.enabled = !this.muted;
      // Unplugged: whatever is left speaks on.
      this.watch(track, () => this.microphone === track && void this.openMicrophone());
      return this.tell();
    } catch (error) {
      return troubleOf(error, 'microphone');
    }
  }

  /** Opens the camera, or another one in its place. */
  async openCamera(): Promise<Trouble | undefined> {
    try {
      const before = this.camera;
      // Many phones have one camera open at a time.
      before?.stop();
      const track = await openCamera(readChoices());
      if (this.isClosed) {
        track.stop();
        return undefined;
      }
      this.camera = track;
      this.watch(track, () => this.camera === track && this.closeCamera());
      return this.tell();
    } catch (error) {
      this.camera = undefined;
      this.tell();
      return troubleOf(error, 'camera');
    }
  }

  closeCamera(): void {
    this.camera?.stop();
    this.camera = undefined;
    this.tell();
  }

  /** Lets the person choose what to show; false where they chose nothing. */
  async openScreen(): Promise<boolean> {
    try {
      const screen = await openScreen();
      this.closeScreen();
      this.screen = screen;
      // The browser has a button of its own that ends it.
      this.watch(screen.picture, () => this.screen === screen && this.closeScreen());
      this.tell();
      return true;
    } catch {
      return false;
    }
  }

  closeScreen(): void {
    this.screen?.picture.stop();
    this.screen?.sound?.stop();
    this.screen = undefined;
    this.tell();
  }

  mute(on: boolean): void {
    this.muted = on;
    if (this.microphone) this.microphone.enabled = !on;
    this.tell();
  }

  hold(on: boolean): void {
    this.held = on;
    this.tell();
  }

  /** Blurs what is behind; false where the camera cannot. */
  async blur(on: boolean): Promise<boolean> {
    return this.camera ? blurTrack(this.camera, on) : true;
  }

  close(): void {
    if (this.isLent) return;
    this.isClosed = true;
    for (const track of [this.microphone, this.camera, this.screen?.picture, this.screen?.sound])
      track?.stop();
    this.microphone = this.camera = this.screen = undefined;
  }

  private watch(track: MediaStreamTrack, ended: () => void): void {
    track.addEventListener('ended', () => !this.isClosed && ended(), { once: true });
  }

  private tell(): undefined {
    if (!this.isClosed) this.changed();
    return undefined;
  }
}
