import { lazily } from '../../ui/index.ts';

const house = () => import('./house.ts');
const waysIn = () => import('./ways-in.ts');

/** Fetches all that stands behind the list of chats. */
export const fetchHouse = (): void => void house().catch(() => undefined);
/** Fetches what somebody sees who is not in yet. */
export const fetchWaysIn = (): void => void waysIn().catch(() => undefined);

export const AgeScreen = lazily(async () => (await waysIn()).AgeScreen);
export const AgreeScreen = lazily(async () => (await waysIn()).AgreeScreen);
export const ConfirmMailScreen = lazily(async () => (await waysIn()).ConfirmMailScreen);
export const GroupLinkPage = lazily(async () => (await waysIn()).GroupLinkPage);
export const GuardedScreen = lazily(async () => (await waysIn()).GuardedScreen);
export const GuardianPage = lazily(async () => (await waysIn()).GuardianPage);
export const KeptOutScreen = lazily(async () => (await waysIn()).KeptOutScreen);
export const LeavingScreen = lazily(async () => (await waysIn()).LeavingScreen);
export const LinkDeviceScreen = lazily(async () => (await waysIn()).LinkDeviceScreen);
export const LockScreen = lazily(async () => (await waysIn()).LockScreen);
export const PolicyPage = lazily(async () => (await waysIn()).PolicyPage);
export const RecoverScreen = lazily(async () => (await waysIn()).RecoverScreen);
export const SecondStepScreen = lazily(async () => (await waysIn()).SecondStepScreen);
export const SignInScreen = lazily(async () => (await waysIn()).SignInScreen);
export const SignUpScreen = lazily(async () => (await waysIn()).SignUpScreen);
export const WelcomeScreen = lazily(async () => (await waysIn()).WelcomeScreen);

export const CalendarScreen = lazily(async () => (await house()).CalendarScreen);
export const CallsScreen = lazily(async () => (await house()).CallsScreen);
export const DeskPlace = lazily(async () => (await house()).DeskPlace);
export const Doors = lazily(async () => (await house()).Doors);
export const FrameBars = lazily(async () => (await house()).FrameBars);
export const FrameLayers = lazily(async () => (await house()).FrameLayers);
export const FriendsPlace = lazily(async () => (await house()).FriendsPlace);
export const GuestFrame = lazily(async () => (await house()).GuestFrame);
export const MoreScreen = lazily(async () => (await house()).MoreScreen);
/** Says over the page that a part of the app is missing; where it is missing itself, that is said in the page. */
export const PartSheet = lazily(async () => (await house()).PartSheet);
export const PersonLink = lazily(async () => (await house()).PersonLink);
export const QuickSwitcher = lazily(async () => (await house()).QuickSwitcher, { isOver: true });
export const Room = lazily(async () => (await house()).Room);
export const RoomWindow = lazily(async () => (await house()).RoomWindow);
export const SettingsList = lazily(async () => (await house()).SettingsList);
export const SettingsSection = lazily(async () => (await house()).SettingsSection);
