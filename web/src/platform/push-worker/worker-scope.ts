/** The little of a service worker's global scope that is used here; the worker library's types clash with the page's. */
export interface WorkerWindow {
  url: string;
  focused: boolean;
  visibilityState: 'visible' | 'hidden';
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

export interface ShownNotification {
  tag: string;
  data: unknown;
  close(): void;
}

export interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface PushEvent extends LastingEvent {
  data: { json(): unknown } | null;
}

export interface ClickEvent extends LastingEvent {
  action: string;
  reply?: string;
  notification: ShownNotification;
}

export interface ChangeEvent extends LastingEvent {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

export interface PushScope {
  readonly location: { origin: string };
  readonly navigator: Navigator & {
    setAppBadge?(count: number): Promise<void>;
    clearAppBadge?(): Promise<void>;
  };
  readonly registration: {
    showNotification(title: string, options: object): Promise<void>;
    getNotifications(filter?: { tag?: string }): Promise<ShownNotification[]>;
    pushManager: PushManager;
  };
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<WorkerWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: ClickEvent) => void): void;
  addEventListener(type: 'pushsubscriptionchange', listener: (event: ChangeEvent) => void): void;
}
